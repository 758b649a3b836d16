package io.castling.platform.config;

import io.castling.platform.config.LoadedConfig.Setting;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Loads a whole configuration into one {@code @ConfigMapping} interface.
 *
 * <p>Precedence, strongest first: flags, environment, file, {@code @WithDefault}. A list set by a stronger source
 * replaces the weaker list as a whole. A name that the mapping does not know is an error wherever it stands; so all
 * services of one program must be mapped below one root. Values are taken as they stand: nothing in them is expanded.
 *
 * <p>SmallRye Config maps and converts. Names are checked here, because SmallRye passes over unknown environment
 * variables in silence, and because its own messages do not say where a value came from.
 */
public final class ConfigLoader {

    private static final Pattern MISSING = Pattern.compile("SRCFG00014: The config property (\\S+) is required.*");
    private static final Pattern MALFORMED = Pattern.compile(
            "SRCFG00039: The config property (\\S+) with the config value \".*\" threw an Exception whilst being converted (.*)",
            Pattern.DOTALL);
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+@");
    private static final int ABOVE_DEFAULTS = 100;

    private final KnownNames known;
    private final ConfigClass mapping;
    private final Map<String, Given> given = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private ConfigLoader(ConfigClass mapping) {
        this.mapping = mapping;
        this.known = KnownNames.of(mapping);
    }

    private record Given(String value, String origin) {}

    /**
     * Loads a mapping with the prefix that its {@code @ConfigMapping} names.
     *
     * @throws ConfigException naming every problem at once: unknown, missing and malformed values
     */
    public static <T> LoadedConfig<T> load(Class<T> mapping, ConfigSources sources) {
        return new ConfigLoader(ConfigClass.configClass(mapping)).load(sources, mapping);
    }

    /** The same for an interface without annotation, below a prefix of the caller's choice. */
    public static <T> LoadedConfig<T> load(Class<T> mapping, String prefix, ConfigSources sources) {
        return new ConfigLoader(ConfigClass.configClass(mapping, prefix)).load(sources, mapping);
    }

    private <T> LoadedConfig<T> load(ConfigSources sources, Class<T> type) {
        sources.file()
                .ifPresent(file -> YamlReader.read(file)
                        .forEach(entry -> addProperty(entry.name(), entry.value(), entry.origin())));
        new TreeMap<>(sources.environment()).forEach(this::addVariable);
        new TreeMap<>(sources.flags()).forEach((name, value) -> addProperty(name, value, "flag"));
        try {
            SmallRyeConfig config = build();
            if (problems.isEmpty()) {
                return new LoadedConfig<>(config.getConfigMapping(type, mapping.getPrefix()), settings(config));
            }
        } catch (ConfigValidationException invalid) {
            for (int i = 0; i < invalid.getProblemCount(); i++) {
                problems.add(explain(invalid.getProblem(i).getMessage()));
            }
        }
        throw new ConfigException(problems);
    }

    private void addProperty(String name, String value, String origin) {
        Optional<String> property = known.property(name);
        if (property.isPresent()) {
            put(property.get(), new Given(value, origin));
        } else if (known.isSection(name)) {
            problems.add(name + " (" + origin + ") is a section and cannot have a value of its own. Did you mean "
                    + known.nearestProperty(name) + "?");
        } else {
            problems.add(name + " (" + origin + ") is not known. Did you mean " + known.nearestProperty(name) + "?");
        }
    }

    private void addVariable(String variable, String value) {
        if (!variable.startsWith(known.environmentPrefix())) {
            return;
        }
        known.environment(variable)
                .ifPresentOrElse(
                        name -> put(name, new Given(value, "environment " + variable)),
                        () -> problems.add("The environment variable " + variable + " is not known. Did you mean "
                                + known.nearestEnvironment(variable) + "?"));
    }

    private void put(String name, Given value) {
        int bracket = name.indexOf('[');
        if (bracket < 0) {
            given.keySet().removeIf(weaker -> weaker.startsWith(name + "["));
        } else {
            String list = name.substring(0, bracket);
            given.remove(list);
            given.entrySet()
                    .removeIf(weaker -> weaker.getKey().startsWith(list + "[")
                            && !kind(weaker.getValue().origin()).equals(kind(value.origin())));
        }
        given.put(name, value);
    }

    /** Elements of one list come from one source; lines of a file and single variables are told apart no further. */
    private static String kind(String origin) {
        return origin.equals("flag") || origin.startsWith("environment ") ? origin.substring(0, 4) : "file";
    }

    private SmallRyeConfig build() {
        Map<String, String> values = new TreeMap<>();
        given.forEach((name, value) -> values.put(name, value.value()));
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "given", ABOVE_DEFAULTS))
                .withMapping(mapping)
                .withValidateUnknown(false)
                .withConverter(Duration.class, ABOVE_DEFAULTS, unlessEmpty(Durations::parse))
                .withConverter(DataSize.class, ABOVE_DEFAULTS, unlessEmpty(DataSize::parse))
                .withConverter(Path.class, ABOVE_DEFAULTS, unlessEmpty(Path::of))
                .withConverter(Secret.class, ABOVE_DEFAULTS, unlessEmpty(Secret::new))
                .build();
    }

    /** SmallRye converts the empty text for an optional value that is not set. */
    private static <T> Converter<T> unlessEmpty(Function<String, T> parse) {
        return value -> value.isEmpty() ? null : parse.apply(value);
    }

    private String explain(String message) {
        Matcher missing = MISSING.matcher(withoutType(message));
        if (missing.matches()) {
            String name = missing.group(1);
            return name + " is not set. Set it in the configuration file, as the environment variable "
                    + KnownNames.environmentName(name) + " or as a flag.";
        }
        Matcher malformed = MALFORMED.matcher(withoutType(message));
        if (malformed.matches()) {
            String name = malformed.group(1);
            Given value = given.getOrDefault(name, new Given("", "default"));
            return known.isSecret(name)
                    ? name + " (" + value.origin() + ") is not valid. Correct it there."
                    : name + " = " + shown(name, value.value()) + " (" + value.origin() + ") is not valid: "
                            + reason(malformed.group(2)) + ". Correct it there.";
        }
        return message;
    }

    /** SmallRye begins its problems with the class of the exception. */
    private static String withoutType(String message) {
        int code = message.indexOf("SRCFG");
        return code < 0 ? message : message.substring(code);
    }

    private static String reason(String message) {
        String plain = message.replaceFirst("^SRCFG\\d+: ", "").replaceFirst("^[\\w.$]+Exception: ", "");
        return plain.replaceFirst("\\.$", "");
    }

    private List<Setting> settings(SmallRyeConfig config) {
        Map<String, Setting> settings = new TreeMap<>();
        mapping.getProperties().forEach((name, value) -> {
            boolean overridden = given.containsKey(name) || given.containsKey(name + "[0]");
            if (value != null && !name.contains("*") && !overridden && config.isPropertyPresent(name)) {
                settings.put(name, new Setting(name, shown(name, value), "default"));
            }
        });
        given.forEach((name, value) ->
                settings.put(name, new Setting(name, shown(name, value.value()), value.origin())));
        return settings.values().stream().collect(Collectors.toUnmodifiableList());
    }

    private String shown(String name, String value) {
        return known.isSecret(name)
                ? Secret.REDACTED
                : USER_INFO.matcher(value).replaceAll(Matcher.quoteReplacement(Secret.REDACTED) + "@");
    }
}
