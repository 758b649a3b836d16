package io.castling.platform.config;

import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a mapping knows, in both spellings: property ({@code a.b-c}) and environment ({@code A_B_C}). */
final class KnownNames {

    /** A key of a map whose own name gives away that its value is a secret; used where the mapping cannot say so. */
    private static final Pattern SECRET_KEY = Pattern.compile(
            "(?i).*(password|passwd|secret|token|credential|jaas|user\\.info|private|api-?key|\\.key\"?$).*");

    /** What a mapping writes for the keys of a map and the indexes of a list. */
    private static final Pattern STAR = Pattern.compile("\\[\\*\\]|\\*");

    private static final String ANY_KEY = "(?:\"[^\"]+\"|[^.\"\\[\\]]+)";

    private final String root;
    private final List<Known> names;

    private KnownNames(String root, List<Known> names) {
        this.root = root;
        this.names = List.copyOf(names);
    }

    static KnownNames of(ConfigClass mapping) {
        List<Known> names = new ArrayList<>();
        for (Map.Entry<String, Property> property :
                ConfigMappings.getProperties(mapping).entrySet()) {
            String type = property.getValue().getMethod().getGenericReturnType().getTypeName();
            names.add(Known.of(property.getKey(), type.contains(Secret.class.getName())));
        }
        // Exact names win over patterns, longer patterns over shorter ones.
        names.sort(Comparator.comparing((Known name) -> name.pattern.contains("*"))
                .thenComparing(name -> -name.pattern.length())
                .thenComparing(name -> name.pattern));
        return new KnownNames(mapping.getPrefix(), names);
    }

    private record Known(
            String pattern, boolean secret, Pattern asProperty, Pattern withDottedKeys, Pattern asEnvironment) {

        static Known of(String pattern, boolean secret) {
            // APP_HOSTS_0 is as good as APP_HOSTS_0_, which the rules of MicroProfile ask for.
            return new Known(
                    pattern,
                    secret,
                    Pattern.compile(regex(pattern, UnaryOperator.identity(), "\\[\\d+\\]", ANY_KEY)),
                    Pattern.compile(regex(pattern, UnaryOperator.identity(), "\\[(\\d+)\\]", "(.+)")),
                    Pattern.compile(regex(pattern, KnownNames::environmentName, "_(\\d+)_?", "(\\w+)")));
        }

        private static String regex(String pattern, UnaryOperator<String> spelling, String index, String key) {
            StringBuilder regex = new StringBuilder();
            Matcher star = STAR.matcher(pattern);
            int end = 0;
            while (star.find()) {
                regex.append(Pattern.quote(spelling.apply(pattern.substring(end, star.start()))));
                regex.append(star.group().equals("*") ? key : index);
                end = star.end();
            }
            return regex.append(Pattern.quote(spelling.apply(pattern.substring(end))))
                    .toString();
        }

        /** The pattern with its stars filled in from the groups of a match. */
        String filledIn(Matcher matched, UnaryOperator<String> key, UnaryOperator<String> lastKey) {
            StringBuilder name = new StringBuilder();
            int group = 1;
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                if (c != '*') {
                    name.append(c);
                    continue;
                }
                String part = matched.group(group++);
                boolean index = i > 0 && pattern.charAt(i - 1) == '[';
                UnaryOperator<String> spelling = i == pattern.length() - 1 ? lastKey : key;
                name.append(index ? part : quoted(spelling.apply(part)));
            }
            return name.toString();
        }
    }

    static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The prefix of all environment variables that are ours to judge, for example {@code APP_}. */
    String environmentPrefix() {
        return environmentName(root) + "_";
    }

    /** The name as the mapping wants it: keys of maps that hold dots come out quoted. */
    Optional<String> property(String name) {
        if (names.stream().anyMatch(known -> known.asProperty.matcher(name).matches())) {
            return Optional.of(name);
        }
        return fillIn(name, Known::withDottedKeys, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** In a variable, an underscore stands for the dot of a map's key: {@code ..._SECURITY_PROTOCOL}. */
    Optional<String> environment(String variable) {
        return fillIn(
                variable,
                Known::asEnvironment,
                key -> key.toLowerCase(Locale.ROOT),
                key -> key.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private Optional<String> fillIn(
            String name, Function<Known, Pattern> form, UnaryOperator<String> key, UnaryOperator<String> lastKey) {
        for (Known known : names) {
            Matcher matcher = form.apply(known).matcher(name);
            if (matcher.matches()) {
                return Optional.of(known.filledIn(matcher, key, lastKey));
            }
        }
        return Optional.empty();
    }

    boolean isSection(String name) {
        return name.equals(root) || names.stream().anyMatch(known -> known.pattern.startsWith(name + "."));
    }

    boolean isSecret(String name) {
        return names.stream()
                .filter(known -> known.asProperty.matcher(name).matches())
                .findFirst()
                .map(known -> known.secret
                        || (known.pattern.endsWith("*")
                                && SECRET_KEY.matcher(name).matches()))
                .orElse(false);
    }

    String nearestProperty(String name) {
        return nearest(name, pattern -> pattern.replace("[*]", "[0]").replace("*", "<name>"));
    }

    String nearestEnvironment(String variable) {
        return nearest(
                variable,
                pattern -> environmentName(pattern.replace("[*]", "[0").replace("*", "name")));
    }

    private String nearest(String name, Function<String, String> spelling) {
        return names.stream()
                .map(known -> spelling.apply(known.pattern))
                .min(Comparator.comparingInt((String known) -> editDistance(name, known))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static String quoted(String key) {
        return key.contains(".") && !key.startsWith("\"") ? "\"" + key + "\"" : key;
    }

    /** Levenshtein's distance, one row at a time. */
    private static int editDistance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
