package io.castling.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code castling subscribe acknowledge}: we know. */
@Command(
        name = "acknowledge",
        mixinStandardHelpOptions = true,
        description = {
            "Takes note of an alert: later updates about its relocation are not sent any more, unless they are graver.",
            "A cancellation is always sent."
        })
final class SubscribeAcknowledge implements Callable<Integer> {

    @Parameters(paramLabel = "ALERT", description = "Id of the alert.")
    private String alert = "";

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who takes note.")
    private String by = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "For others.")
    private String note = "";

    @Option(
            names = "--subscription",
            paramLabel = "ID",
            description = "For this subscription alone; without one, for all.")
    private String subscription = "";

    @Option(names = "--undo", description = "Takes it back: updates are sent again.")
    private boolean undo;

    @Mixin
    private ApiOptions api = new ApiOptions();

    private final Terminal terminal;

    SubscribeAcknowledge(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String path = "/alerts/" + Urls.segment(alert) + "/acknowledgement";
        String scope = subscription.isEmpty() ? "" : "?subscription=" + Urls.segment(subscription);
        try (AlertApiClient client = api.client(terminal)) {
            if (undo) {
                client.delete(path + scope);
                return Castling.DONE;
            }
            var body = JsonNodeFactory.instance.objectNode().put("by", by);
            if (!note.isEmpty()) {
                body.put("note", note);
            }
            client.put(path + scope, body);
            return Castling.DONE;
        }
    }
}
