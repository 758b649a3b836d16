package io.castling.cli;

import io.castling.cli.topic.Catalogue;
import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.kafka.TopicSpec;
import io.castling.schemas.topic.Lane;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code castling topics}: the catalogue on a broker. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "Creates the topics that are missing and registers their schemas; what exists is never altered.",
            "Topics that differ from the catalogue are named with the command that mends them; the exit code is then 1."
        })
final class TopicsCommand implements Callable<Integer> {

    @Option(names = "--list", description = "Only print the catalogue; no broker is needed.")
    private boolean list;

    @Mixin
    private KafkaOptions kafkaOptions = new KafkaOptions();

    private final Terminal terminal;

    TopicsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<TopicSpec> specs = Catalogue.specs(Lane.LIVE, DataSize.parse("4MiB"));
        if (list) {
            specs.forEach(spec -> terminal.out()
                    .printf(
                            "%-36s %2d partitions  %-7s %s%n",
                            spec.name(),
                            spec.partitions(),
                            spec.cleanup().name().toLowerCase(Locale.ROOT),
                            spec.value().map(schema -> schema.getName()).orElse("bytes as consumed")));
            terminal.out().flush();
            return Castling.DONE;
        }
        try (KafkaConnection kafka = kafkaOptions.connection(terminal.environment())) {
            TopicProvisioner.Outcome outcome = new TopicProvisioner(kafka).provision(specs);
            outcome.created().forEach(name -> terminal.out().println("created " + name));
            outcome.differences().forEach(terminal.err()::println);
            terminal.out().flush();
            return outcome.differences().isEmpty() ? Castling.DONE : Castling.FAILED;
        }
    }
}
