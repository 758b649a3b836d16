package io.castling.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.cli.dlq.DeadLetter;
import io.castling.cli.dlq.DeadLetterBox;
import io.castling.cli.dlq.DeadLetterBox.Verdict;
import io.castling.cli.dlq.LetterFilter;
import io.castling.cli.dlq.LetterText;
import io.castling.platform.kafka.KafkaConnection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code castling dlq}: records that could not be worked on. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows records that could not be worked on, sends them on their way again, or gives them up.",
            "A letter is named by its dead letter topic, partition and offset: castling.articles.raw.v1.dlq/0/17."
        })
final class DlqCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    static CommandLine commandLine(Terminal terminal) {
        var line = new CommandLine(new DlqCommand());
        line.addSubcommand(new ListLetters(terminal));
        line.addSubcommand(new Show(terminal));
        line.addSubcommand(new Redrive(terminal));
        line.addSubcommand(new Drop(terminal));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: list, show, redrive or drop");
    }

    /** Which letters. */
    static final class Which {

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Exactly these letters.")
        private List<String> ids = List.of();

        @Option(names = "--topic", paramLabel = "TOPIC", description = "Letters of this topic; may be repeated.")
        private List<String> topics = List.of();

        @Option(
                names = "--stage",
                paramLabel = "STAGE",
                description = "deserialize, process or produce; may be repeated.")
        private List<String> stages = List.of();

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                description = "Letters whose reason or exception has this text.")
        private @Nullable String reason;

        @Option(names = "--key", paramLabel = "KEY", description = "Letters of this key.")
        private @Nullable String key;

        @Option(
                names = "--since",
                paramLabel = "TIME",
                converter = InstantConverter.class,
                description = "Written at or after: a day (UTC) or an instant.")
        private @Nullable Instant since;

        @Option(
                names = "--until",
                paramLabel = "TIME",
                converter = InstantConverter.class,
                description = "Written before.")
        private @Nullable Instant until;

        @Option(names = "--limit", paramLabel = "N", description = "The oldest N of them.")
        private long limit = Long.MAX_VALUE;

        @Mixin
        private KafkaOptions kafka = new KafkaOptions();

        private LetterFilter filter() {
            return new LetterFilter(
                    ids,
                    topics,
                    stages,
                    Optional.ofNullable(reason),
                    Optional.ofNullable(key),
                    Optional.ofNullable(since),
                    Optional.ofNullable(until));
        }

        private List<DeadLetter> letters(DeadLetterBox box, boolean settled) {
            return box.letters(filter(), settled).stream().limit(limit).toList();
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the letters that wait, oldest first, one a line; a summary goes to standard error.")
    private static final class ListLetters implements Callable<Integer> {

        @Mixin
        private Which which = new Which();

        @Option(names = "--all", description = "Also those that were redriven or dropped.")
        private boolean all;

        @Option(names = "--json", description = "One JSON object a line, with all headers.")
        private boolean json;

        private final Terminal terminal;

        ListLetters(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (KafkaConnection kafka = which.kafka.connection(terminal.environment())) {
                List<DeadLetter> letters = which.letters(new DeadLetterBox(kafka), all);
                letters.forEach(letter -> terminal.out().println(json ? json(letter) : line(letter)));
                terminal.out().flush();
                terminal.err().println(summary(letters));
                return Castling.DONE;
            }
        }

        private static String line(DeadLetter letter) {
            return "%s  %s  %-11s  %s  key %s  attempt %d  %s%s"
                    .formatted(
                            letter.id(),
                            letter.written(),
                            letter.stage(),
                            letter.place(),
                            letter.key(),
                            letter.attempts(),
                            letter.reason().replaceAll("\\s+", " "),
                            letter.settled()
                                    .map(outcome -> "  [" + outcome + "]")
                                    .orElse(""));
        }

        private static String json(DeadLetter letter) {
            ObjectNode node = JsonMapper.builder().build().createObjectNode();
            node.put("id", letter.id()).put("key", letter.key());
            letter.settled().ifPresent(outcome -> node.put("settled", outcome));
            new TreeMap<>(letter.story()).forEach(node::put);
            return node.toString();
        }

        private static String summary(List<DeadLetter> letters) {
            Map<String, Integer> sums = new TreeMap<>();
            letters.forEach(letter -> sums.merge(letter.origin().orElse("?") + " " + letter.stage(), 1, Integer::sum));
            return letters.isEmpty()
                    ? "no dead letters"
                    : letters.size() + " dead letters: "
                            + String.join(
                                    ", ",
                                    sums.entrySet().stream()
                                            .map(sum -> sum.getValue() + " " + sum.getKey())
                                            .toList());
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows letters in full: the story, the headers, the key and the value, decoded if possible.")
    private static final class Show implements Callable<Integer> {

        @Mixin
        private Which which = new Which();

        private final Terminal terminal;

        Show(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (KafkaConnection kafka = which.kafka.connection(terminal.environment())) {
                List<DeadLetter> letters = which.letters(new DeadLetterBox(kafka), true);
                letters.forEach(letter -> terminal.out().println(LetterText.of(letter, kafka.registry())));
                terminal.out().flush();
                if (letters.isEmpty()) {
                    terminal.err().println("dlq show: there is no such letter; 'castling dlq list --all' names them");
                    return Castling.FAILED;
                }
                return Castling.DONE;
            }
        }
    }

    /** What redrive and drop have in common: they change something, so they want to be told what. */
    private abstract static class Settle implements Callable<Integer> {

        @Mixin
        private Which which = new Which();

        @Option(names = "--all", description = "All letters that wait, where nothing else says which.")
        private boolean all;

        @Option(names = "--dry-run", description = "Say what would be done, do nothing.")
        private boolean dryRun;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandLine.Model.CommandSpec spec;

        private final Terminal terminal;

        Settle(Terminal terminal) {
            this.terminal = terminal;
        }

        /** Returns how many stay. */
        abstract int settle(DeadLetterBox box, List<DeadLetter> letters, boolean dryRun, Terminal terminal);

        @Override
        public Integer call() {
            if (which.filter().everything() && !all) {
                throw new ParameterException(
                        spec.commandLine(), "say which letters: by id, --topic, --stage, ... or --all");
            }
            try (KafkaConnection kafka = which.kafka.connection(terminal.environment())) {
                var box = new DeadLetterBox(kafka);
                int stay = settle(box, which.letters(box, false), dryRun, terminal);
                terminal.out().flush();
                return stay == 0 ? Castling.DONE : Castling.FAILED;
            }
        }
    }

    @Command(
            name = "redrive",
            mixinStandardHelpOptions = true,
            description = {
                "Sends the records of letters to the topics they came from: the same bytes, headers and time, and a"
                        + " header that counts attempts.",
                "What was tried too often already stays, and the exit code is 1. Each letter is redriven once."
            })
    private static final class Redrive extends Settle {

        @Option(
                names = "--max-attempts",
                paramLabel = "N",
                defaultValue = "3",
                description = "Do not send again what was tried N times (default: ${DEFAULT-VALUE}).")
        private int maxAttempts = 3;

        Redrive(Terminal terminal) {
            super(terminal);
        }

        @Override
        int settle(DeadLetterBox box, List<DeadLetter> letters, boolean dryRun, Terminal terminal) {
            Map<DeadLetter, Verdict.Goes> going = new LinkedHashMap<>();
            Map<DeadLetter, Verdict> verdicts = box.judge(letters, maxAttempts);
            verdicts.forEach((letter, verdict) -> {
                switch (verdict) {
                    case Verdict.Goes goes -> {
                        going.put(letter, goes);
                        terminal.out().println(letter.id() + " -> " + goes.topic() + "  key " + letter.key());
                    }
                    case Verdict.Stays stays -> terminal.err().println(letter.id() + " stays: " + stays.why());
                }
            });
            if (!dryRun && !going.isEmpty()) {
                box.redrive(going);
            }
            int stay = verdicts.size() - going.size();
            terminal.err()
                    .println((dryRun ? "dry run: " : "") + going.size() + " redriven"
                            + (stay > 0 ? ", " + stay + " stay" : ""));
            return stay;
        }
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Gives letters up: they are no longer listed, and 'list --all' still shows them until the"
                    + " topic's retention ends.")
    private static final class Drop extends Settle {

        Drop(Terminal terminal) {
            super(terminal);
        }

        @Override
        int settle(DeadLetterBox box, List<DeadLetter> letters, boolean dryRun, Terminal terminal) {
            letters.forEach(letter -> terminal.out().println(letter.id() + " dropped  key " + letter.key()));
            if (!dryRun && !letters.isEmpty()) {
                box.drop(letters);
            }
            terminal.err().println((dryRun ? "dry run: " : "") + letters.size() + " dropped");
            return 0;
        }
    }
}
