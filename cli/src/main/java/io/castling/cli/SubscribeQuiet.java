package io.castling.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands that make a subscription quiet for a while, and loud again. */
final class SubscribeQuiet {

    private static final String EVERYTHING = "*";
    private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([mhd])");

    private SubscribeQuiet() {}

    /** A moment, as a span from now or as itself. */
    private static final class Until {

        @Spec(Spec.Target.MIXEE)
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--for", paramLabel = "SPAN", description = "For so long: 30m, 12h, 7d.")
        private @Nullable String span;

        @Option(names = "--until", paramLabel = "TIME", description = "Until then: 2026-12-31T00:00:00Z.")
        private @Nullable String moment;

        boolean isGiven() {
            return span != null || moment != null;
        }

        Instant from(Instant now) {
            if (span != null && moment != null) {
                throw usage("--for and --until exclude each other");
            }
            if (span != null) {
                return now.plus(duration(span.toLowerCase(Locale.ROOT)));
            }
            try {
                if (moment != null && Instant.parse(moment).isAfter(now)) {
                    return Instant.parse(moment);
                }
            } catch (DateTimeException e) {
                throw usage("--until takes a time as 2026-12-31T00:00:00Z, not '" + moment + "'");
            }
            throw usage(moment == null ? "how long? Give --for or --until" : "--until " + moment + " is past already");
        }

        private Duration duration(String text) {
            Matcher matcher = SPAN.matcher(text);
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
                throw usage("--for takes a span as 30m, 12h or 7d, not '" + text + "'");
            }
            int number = Integer.parseInt(matcher.group(1));
            return switch (matcher.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }

        private CommandLine.ParameterException usage(String message) {
            return new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Sends nothing until it is resumed, or for a while; what is missed is not made up for.")
    static final class Pause implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "Id of the subscription.")
        private String id = "";

        @Mixin
        private Until until = new Until();

        @Mixin
        private ApiOptions api = new ApiOptions();

        private final Terminal terminal;
        private final Clock clock;

        Pause(Terminal terminal, Clock clock) {
            this.terminal = terminal;
            this.clock = clock;
        }

        @Override
        public Integer call() {
            if (!until.isGiven()) {
                change(api, terminal, id, subscription -> subscription.put("enabled", false));
                return Castling.DONE;
            }
            Instant end = until.from(clock.instant());
            change(api, terminal, id, subscription -> silence(subscription, EVERYTHING, end, clock.instant()));
            terminal.err().println(id + " is paused until " + end);
            return Castling.DONE;
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Ends a pause.")
    static final class Resume implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "Id of the subscription.")
        private String id = "";

        @Mixin
        private ApiOptions api = new ApiOptions();

        private final Terminal terminal;

        Resume(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            change(api, terminal, id, subscription -> {
                subscription.put("enabled", true);
                unsilence(subscription, EVERYTHING);
            });
            return Castling.DONE;
        }
    }

    @Command(
            name = "silence",
            mixinStandardHelpOptions = true,
            description = "Sends nothing about a system, a family or a relocation for a while.")
    static final class Silence implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ID", description = "Id of the subscription.")
        private String id = "";

        @Parameters(
                index = "1",
                paramLabel = "SUBJECT",
                description = "Canonical name of a system or a family, or id of a relocation.")
        private String subject = "";

        @Mixin
        private Until until = new Until();

        @Mixin
        private ApiOptions api = new ApiOptions();

        private final Terminal terminal;
        private final Clock clock;

        Silence(Terminal terminal, Clock clock) {
            this.terminal = terminal;
            this.clock = clock;
        }

        @Override
        public Integer call() {
            Instant end = until.from(clock.instant());
            change(api, terminal, id, subscription -> silence(subscription, subject, end, clock.instant()));
            terminal.err().println(subject + " is silenced in " + id + " until " + end);
            return Castling.DONE;
        }
    }

    @Command(name = "unsilence", mixinStandardHelpOptions = true, description = "Ends a silence before its time.")
    static final class Unsilence implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ID", description = "Id of the subscription.")
        private String id = "";

        @Parameters(index = "1", paramLabel = "SUBJECT", description = "What was silenced.")
        private String subject = "";

        @Mixin
        private ApiOptions api = new ApiOptions();

        private final Terminal terminal;

        Unsilence(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            change(api, terminal, id, subscription -> {
                if (!unsilence(subscription, subject)) {
                    throw new AlertApiClient.Failure(subject + " is not silenced in " + id);
                }
            });
            return Castling.DONE;
        }
    }

    private static void change(ApiOptions api, Terminal terminal, String id, Consumer<ObjectNode> change) {
        try (AlertApiClient client = api.client(terminal)) {
            SubscriptionChange.apply(client, id, change);
        }
    }

    /** Silences that are over are cleared away with it. */
    private static void silence(ObjectNode subscription, String subject, Instant until, Instant now) {
        List<String> kept = new ArrayList<>();
        for (JsonNode each : subscription.path("silences")) {
            String text = each.asText();
            if (!isOf(text, subject)
                    && Instant.parse(text.substring(text.lastIndexOf('@') + 1)).isAfter(now)) {
                kept.add(text);
            }
        }
        kept.add(subject + "@" + until);
        put(subscription, kept);
    }

    private static boolean unsilence(ObjectNode subscription, String subject) {
        List<String> kept = new ArrayList<>();
        subscription.path("silences").forEach(each -> kept.add(each.asText()));
        boolean found = kept.removeIf(text -> isOf(text, subject));
        put(subscription, kept);
        return found;
    }

    private static boolean isOf(String silence, String subject) {
        return silence.substring(0, silence.lastIndexOf('@')).equals(subject);
    }

    private static void put(ObjectNode subscription, List<String> silences) {
        ArrayNode array = subscription.putArray("silences");
        silences.forEach(array::add);
    }
}
