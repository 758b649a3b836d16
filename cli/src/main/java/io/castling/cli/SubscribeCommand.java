package io.castling.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code castling subscribe}: who is told of what, and how. */
@Command(
        name = "subscribe",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Makes, shows, changes and tries subscriptions of a running Castling. Changes take effect at once.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  castling subscribe add --family S-300,S-400 --country destination:BY --webhook https://ops.example/hook"
                    + " \\",
            "      --secret env:CASTLING_SECRET_OPS --least-credibility C3",
            "  castling subscribe add --id night --polygon baltic.geojson --mail duty@ops.example \\",
            "      --mute '22:00-07:00 Europe/Warsaw' --digest '08:00 Europe/Warsaw'",
            "  castling subscribe test night",
            "  castling subscribe silence night S-400 --for 12h",
            "  castling subscribe acknowledge ALERT --by 'duty officer'"
        })
final class SubscribeCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    static CommandLine commandLine(Terminal terminal, Clock clock) {
        var line = new CommandLine(new SubscribeCommand());
        line.addSubcommand(new Add(terminal));
        line.addSubcommand(new ListAll(terminal, clock));
        line.addSubcommand(new Show(terminal));
        line.addSubcommand(new Change(terminal));
        line.addSubcommand(new Remove(terminal));
        line.addSubcommand(new SubscribeTest(terminal));
        line.addSubcommand(new SubscribeQuiet.Pause(terminal, clock));
        line.addSubcommand(new SubscribeQuiet.Resume(terminal));
        line.addSubcommand(new SubscribeQuiet.Silence(terminal, clock));
        line.addSubcommand(new SubscribeQuiet.Unsilence(terminal));
        line.addSubcommand(new SubscribeAcknowledge(terminal));
        line.addSubcommand(new CommandLine.HelpCommand());
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "a command is missing: add, list, show, change, remove, test, pause, …");
    }

    static String path(String id) {
        return "/subscriptions/" + Urls.segment(id);
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Subscribes. Every condition that is given must hold; without any, all alerts come.")
    private static final class Add implements Callable<Integer> {

        @Option(names = "--id", paramLabel = "ID", description = "An id of your own; one is made where none is given.")
        private String id = "";

        @Mixin
        private SubscriptionOptions options = new SubscriptionOptions();

        @Mixin
        private ApiOptions api = new ApiOptions();

        private final Terminal terminal;

        private Add(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            ObjectNode fields = options.fields();
            try (AlertApiClient client = api.client(terminal)) {
                if (id.isEmpty()) {
                    terminal.out()
                            .println(client.post("/subscriptions", fields)
                                    .body()
                                    .path("id")
                                    .asText());
                    return Castling.DONE;
                }
                terminal.out()
                        .println(client.create(path(id), fields)
                                .body()
                                .path("id")
                                .asText());
                return Castling.DONE;
            }
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Shows all subscriptions, one a line.")
    private static final class ListAll implements Callable<Integer> {

        @Option(names = "--json", description = "One JSON object a line, as the API has it.")
        private boolean json;

        @Mixin
        private ApiOptions api = new ApiOptions();

        private final Terminal terminal;
        private final Clock clock;

        private ListAll(Terminal terminal, Clock clock) {
            this.terminal = terminal;
            this.clock = clock;
        }

        @Override
        public Integer call() {
            try (AlertApiClient client = api.client(terminal)) {
                JsonNode all = client.get("/subscriptions").body().path("subscriptions");
                for (JsonNode each : all) {
                    terminal.out().println(json ? each.toString() : line(each));
                }
                if (all.isEmpty()) {
                    terminal.err().println("nobody has subscribed yet; 'castling subscribe add --help' says how");
                }
                return Castling.DONE;
            }
        }

        private String line(JsonNode each) {
            return String.join(
                    "\t",
                    each.path("id").asText(),
                    SubscriptionText.state(each, clock.instant()),
                    SubscriptionText.wants(each),
                    SubscriptionText.channels(each));
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a subscription as the API has it.")
    private static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "Id of the subscription.")
        private String id = "";

        @Mixin
        private ApiOptions api = new ApiOptions();

        private final Terminal terminal;

        private Show(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (AlertApiClient client = api.client(terminal)) {
                terminal.out().println(client.get(path(id)).body().toPrettyString());
                return Castling.DONE;
            }
        }
    }

    @Command(
            name = "change",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Changes a subscription: what is given replaces what was there, all else stays.",
                "A channel that its target has disabled is in use again when it is given anew."
            })
    private static final class Change implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "Id of the subscription.")
        private String id = "";

        @Option(
                names = "--clear",
                split = ",",
                paramLabel = "FIELD",
                description = "Fields of the API to empty, for example systems,areas,digest.")
        private List<String> cleared = List.of();

        @Mixin
        private SubscriptionOptions options = new SubscriptionOptions();

        @Mixin
        private ApiOptions api = new ApiOptions();

        private final Terminal terminal;

        private Change(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            ObjectNode fields = options.fields();
            try (AlertApiClient client = api.client(terminal)) {
                SubscriptionChange.apply(client, id, subscription -> {
                    for (String field : cleared) {
                        if (subscription.remove(field) == null && !fields.has(field)) {
                            terminal.err().println("'" + field + "' is empty already, or no field of a subscription");
                        }
                    }
                    subscription.setAll(fields);
                });
                return Castling.DONE;
            }
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Unsubscribes; what still waits is not sent.")
    private static final class Remove implements Callable<Integer> {

        @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of subscriptions.")
        private List<String> ids = List.of();

        @Mixin
        private ApiOptions api = new ApiOptions();

        private final Terminal terminal;

        private Remove(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (AlertApiClient client = api.client(terminal)) {
                ids.forEach(id -> client.delete(path(id)));
                return Castling.DONE;
            }
        }
    }
}
