package io.castling.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clients that push one batch after the other until they are stopped, and push a batch again until every article in it is
 * acknowledged. Each article gets one body after the other; a client of its own writes each article.
 */
final class Pushers implements AutoCloseable {

    private static final Set<String> ACKNOWLEDGED = Set.of("published", "revised", "duplicate", "accepted");
    private static final int ARTICLES_OF_EACH = 40;
    private static final int BATCH = 20;
    /** Leaves the cores to those who are tested. */
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private final URI articles;
    private final String prefix;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonMapper json = new JsonMapper();
    /** Bodies in the order of acknowledgement, by article. */
    private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong spooled = new AtomicLong();
    private volatile boolean stopping;

    Pushers(URI service, String prefix, int clients) {
        this.articles = service.resolve("/articles");
        this.prefix = prefix;
        IntStream.range(0, clients).forEach(client -> threads.execute(() -> push(client)));
    }

    long count() {
        return count.get();
    }

    long spooled() {
        return spooled.get();
    }

    /** Stops when the batches under way are acknowledged. */
    Map<String, List<String>> stop() {
        stopping = true;
        threads.close();
        return new TreeMap<>(acknowledged);
    }

    private void push(int who) {
        for (int first = 0; !stopping; first += BATCH) {
            List<String> ids = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (int i = first; i < first + BATCH; i++) {
                ids.add(prefix + who + "-" + i % ARTICLES_OF_EACH);
                texts.add("Body " + i);
            }
            String lines = IntStream.range(0, BATCH)
                    .mapToObj(i -> "{\"id\":\"" + ids.get(i) + "\",\"text\":\"" + texts.get(i) + "\"}\n")
                    .collect(Collectors.joining());
            while (!isAcknowledged(lines)) {
                LockSupport.parkNanos(PAUSE);
            }
            for (int i = 0; i < BATCH; i++) {
                acknowledged
                        .computeIfAbsent(ids.get(i), id -> new ArrayList<>())
                        .add(texts.get(i));
            }
            count.addAndGet(BATCH);
            LockSupport.parkNanos(PAUSE);
        }
    }

    private boolean isAcknowledged(String lines) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(articles)
                            .header("Content-Type", "application/x-ndjson")
                            .timeout(Duration.ofSeconds(30))
                            .POST(BodyPublishers.ofString(lines))
                            .build(),
                    BodyHandlers.ofString());
            List<String> results = answer.body().lines().toList();
            if (answer.statusCode() >= 300 || results.size() != BATCH) {
                return false;
            }
            for (String line : results) {
                JsonNode result = json.readTree(line);
                String status = result.path("status").asText();
                if (!ACKNOWLEDGED.contains(status)) {
                    return false;
                }
                spooled.addAndGet(status.equals("accepted") ? 1 : 0);
            }
            return true;
        } catch (IOException killed) {
            return false;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        stopping = true;
        threads.close();
        client.close();
    }
}
