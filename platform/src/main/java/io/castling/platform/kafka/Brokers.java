package io.castling.platform.kafka;

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

/** Looks at the cluster for those who wait for it. */
final class Brokers {

    private static final int PATIENCE_MILLIS = 5_000;

    private final ClientProperties clients;

    Brokers(ClientProperties clients) {
        this.clients = clients;
    }

    /** Waits until a broker answers; a name that does not resolve yet counts as away, a refusal does not. */
    void await() {
        Waiting.until(
                "the Kafka brokers at " + addresses(),
                () -> look(admin -> {
                    get(admin.describeCluster().nodes());
                    return Optional.empty();
                }));
    }

    /** Waits until all these topics exist. */
    void awaitTopics(Collection<String> topics) {
        Waiting.until(
                "Kafka topics",
                () -> look(admin -> {
                    List<String> missing = new ArrayList<>(topics);
                    missing.removeAll(get(admin.listTopics().names()));
                    return missing.isEmpty() ? Optional.empty() : Optional.of("create " + String.join(", ", missing));
                }));
    }

    private String addresses() {
        return String.join(", ", clients.settings().bootstrapServers());
    }

    @FunctionalInterface
    private interface Question {
        Optional<String> trouble(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
    }

    private Optional<String> look(Question question) throws InterruptedException {
        Map<String, Object> properties = clients.admin("look");
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        try (Admin admin = Admin.create(properties)) {
            return question.trouble(admin);
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

    static Throwable cause(Exception wrapper) {
        Throwable cause = wrapper.getCause();
        return cause == null ? wrapper : cause;
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
