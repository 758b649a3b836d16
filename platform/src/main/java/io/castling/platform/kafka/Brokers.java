package io.castling.platform.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** Looks at the cluster for those who wait for it. For one thread. */
final class Brokers implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;

    private final ClientProperties clients;
    private @Nullable Admin admin;

    Brokers(ClientProperties clients) {
        this.clients = clients;
    }

    /** Waits until a broker answers; a name that does not resolve yet counts as away, a refusal does not. */
    void await() {
        Waiting.until("the Kafka brokers at " + addresses(), this::trouble);
    }

    /** Waits until all these topics exist. */
    void awaitTopics(Collection<String> topics) {
        Waiting.until(
                "Kafka topics",
                () -> look(client -> {
                    List<String> missing = new ArrayList<>(topics);
                    missing.removeAll(get(client.listTopics().names()));
                    return missing.isEmpty() ? Optional.empty() : Optional.of("create " + String.join(", ", missing));
                }));
    }

    /** Empty when a broker answers. */
    Optional<String> trouble() throws InterruptedException {
        return look(client -> {
            get(client.describeCluster().nodes());
            return Optional.empty();
        });
    }

    String addresses() {
        return String.join(", ", clients.settings().bootstrapServers());
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    @FunctionalInterface
    private interface Question {
        Optional<String> trouble(Admin client) throws ExecutionException, InterruptedException, TimeoutException;
    }

    private Optional<String> look(Question question) throws InterruptedException {
        try {
            return question.trouble(client());
        } catch (ExecutionException refused) {
            Throwable cause = cause(refused);
            if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
                throw new KafkaException(
                        "The Kafka brokers at " + addresses() + " refuse this client: " + cause.getMessage()
                                + ". Check kafka.properties.",
                        cause);
            }
            return Optional.of(String.valueOf(cause.getMessage()));
        } catch (TimeoutException silent) {
            return Optional.of("no answer");
        } catch (KafkaException unresolvable) {
            return Optional.of(String.valueOf(cause(unresolvable).getMessage()));
        }
    }

    private Admin client() {
        Admin client = admin;
        if (client == null) {
            Map<String, Object> properties = clients.admin("look");
            properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            client = Admin.create(properties);
            admin = client;
        }
        return client;
    }

    static Throwable cause(Exception wrapper) {
        Throwable cause = wrapper.getCause();
        return cause == null ? wrapper : cause;
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
