package io.castling.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.cli.replay.LaneDiff;
import io.castling.cli.replay.LaneDiff.Difference;
import io.castling.cli.replay.Replays;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.Relocation;
import io.castling.schemas.Replay;
import io.castling.schemas.ReplayState;
import io.castling.schemas.topic.Lane;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code castling replay diff}: what history run again says against history as it was. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Says which relocations a replay adds (+), lacks (-) or tells otherwise (~), and what it would have"
                    + " alerted.",
            "Live relocations that rest on no article of the replay are left out."
        })
final class ReplayDiffCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID")
    private String id = "";

    @Option(
            names = "--against",
            paramLabel = "LANE",
            defaultValue = "live",
            description = "The lane to compare with: live, or the id of another replay (default: ${DEFAULT-VALUE}).")
    private String against = "live";

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Option(names = "--exit-code", description = "Exit with 1 when there are differences.")
    private boolean exitCode;

    @Mixin
    private KafkaOptions kafkaOptions = new KafkaOptions();

    private final Terminal terminal;

    ReplayDiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (KafkaConnection kafka = kafkaOptions.connection(terminal.environment())) {
            Replay replay = new Replays(kafka, Clock.systemUTC(), Version.current()).find(id);
            if (replay.getState() == ReplayState.RUNNING || replay.getState() == ReplayState.CANCELLED) {
                terminal.err()
                        .println("replay " + id + " is not complete: what it has not come to yet shows as missing or"
                                + " changed");
            }
            LaneDiff.Result result = ReplayCommand.reader(kafka).diff(ReplayCommand.lane(against), new Lane.Replay(id));
            if (json) {
                terminal.out().println(json(result));
            } else {
                print(result);
            }
            terminal.out().flush();
            return exitCode && !result.isEmpty() ? Castling.FAILED : Castling.DONE;
        }
    }

    private void print(LaneDiff.Result result) {
        for (Difference difference : result.differences()) {
            terminal.out()
                    .println(sign(difference) + " " + difference.relocation().getId() + "  "
                            + LaneDiff.move(difference.relocation()));
            difference.reasons().forEach(reason -> terminal.out().println("    " + reason));
        }
        result.wouldAlert()
                .forEach(alert -> terminal.out()
                        .println("! " + alert.getRelocation().getId() + "  " + alert.getType() + ": "
                                + alert.getHeadline()));
        terminal.err()
                .println(
                        "%d added, %d missing, %d changed, %d the same, %d outside of the replay; it would have raised %d"
                                        .formatted(
                                                count(result, Difference.Added.class),
                                                count(result, Difference.Missing.class),
                                                count(result, Difference.Changed.class),
                                                result.same(),
                                                result.outside(),
                                                result.wouldAlert().size())
                                + " new alerts");
    }

    private static String sign(Difference difference) {
        return switch (difference) {
            case Difference.Added added -> "+";
            case Difference.Missing missing -> "-";
            case Difference.Changed changed -> "~";
        };
    }

    private static String name(Difference difference) {
        return switch (difference) {
            case Difference.Added added -> "added";
            case Difference.Missing missing -> "missing";
            case Difference.Changed changed -> "changed";
        };
    }

    private static long count(LaneDiff.Result result, Class<? extends Difference> kind) {
        return result.differences().stream().filter(kind::isInstance).count();
    }

    private String json(LaneDiff.Result result) {
        ObjectNode node = JsonMapper.builder().build().createObjectNode();
        node.put("replay", id)
                .put("against", against)
                .put("same", result.same())
                .put("outside", result.outside());
        var differences = node.putArray("differences");
        for (Difference difference : result.differences()) {
            ObjectNode entry = differences.addObject().put("difference", name(difference));
            describe(entry, difference.relocation());
            var reasons = entry.putArray("reasons");
            difference.reasons().forEach(reasons::add);
        }
        var alerts = node.putArray("wouldAlert");
        result.wouldAlert().forEach(alert -> {
            ObjectNode entry = alerts.addObject();
            entry.put("type", alert.getType().name()).put("headline", alert.getHeadline());
            describe(entry, alert.getRelocation());
        });
        return node.toString();
    }

    private static void describe(ObjectNode entry, Relocation relocation) {
        entry.put("relocation", relocation.getId())
                .put("system", relocation.getSystem())
                .put("family", relocation.getFamily())
                .put("move", LaneDiff.move(relocation))
                .put("state", relocation.getState().name())
                .put("status", relocation.getStatus().name())
                .put(
                        "credibility",
                        relocation.getCredibility().getReliability() + ""
                                + relocation.getCredibility().getCredibility());
    }
}
