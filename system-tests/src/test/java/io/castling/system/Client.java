package io.castling.system;

import io.castling.system.deployment.Deployment;
import io.castling.system.deployment.Part;
import io.castling.system.deployment.Patience;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** One who pushes articles and does not give up, as a client that keeps to the interface does. */
final class Client {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Deployment deployment;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Client(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Sends lines of JSON again and again until all are published or kept on disk; returns the last answer. */
    String push(String lines, Duration within) {
        var builder = HttpRequest.newBuilder(deployment.url(Part.INGEST).resolve("/articles"))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines));
        deployment.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        HttpRequest request = builder.build();
        var answer = new AtomicReference<>("no answer");
        Patience.await(
                "acceptance of articles",
                within,
                () -> {
                    try {
                        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                        answer.set(response.statusCode() + " " + response.body());
                        return response.statusCode() == 200 || response.statusCode() == 202;
                    } catch (IOException away) {
                        answer.set(away.toString());
                        return false;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                },
                () -> answer.get() + "\n" + deployment.logs());
        return answer.get();
    }

    boolean isReady(Part service) {
        return answers(service, "/health/ready", body -> true);
    }

    /** Whether there is a good answer that is as expected. */
    boolean answers(Part service, String path, Predicate<String> expected) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(deployment.url(service).resolve(path))
                            .timeout(ANSWER_WITHIN)
                            .build(),
                    BodyHandlers.ofString());
            return response.statusCode() == 200 && expected.test(response.body());
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
