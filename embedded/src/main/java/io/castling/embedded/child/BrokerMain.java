package io.castling.embedded.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One KRaft node, broker and controller in one: formats its directory on the first start, starts, and says
 * {@link #READY} or {@link #FAILED} with the reason on standard output, one line each. SIGTERM and the end of the leash
 * stop it in good order. Formatting in the same JVM saves the start of a second one.
 *
 * <p>Argument: the path of the broker's properties file.
 */
public final class BrokerMain {
    /** The line that says: clients may connect. */
    public static final String READY = "castling-broker ready";

    /** Begins the line that says why there is no broker. */
    public static final String FAILED = "castling-broker failed: ";

    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        try {
            format(properties);
            var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
            server.startup();
            System.out.println(READY);
            server.awaitShutdown();
        } catch (Exception e) {
            e.printStackTrace(System.out);
            System.out.println(FAILED + rootCause(e));
            System.exit(1);
        }
    }

    private static void format(Properties properties) throws Exception {
        String directory = properties.getProperty("log.dirs");
        if (Files.exists(Path.of(directory, "meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(System.out)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .setDirectories(List.of(directory))
                .setMetadataLogDirectory(directory)
                .setControllerListenerName(properties.getProperty("controller.listener.names"))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setHasDynamicQuorum(false)
                .setIgnoreFormatted(true)
                .run();
    }

    private static String rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString().replace('\n', ' ');
    }
}
