package io.castling.alert.api;

import io.castling.alert.deliver.kafka.RecentAlerts;
import io.castling.alert.deliver.render.RecordJson;
import io.castling.platform.http.HttpProblem;
import io.castling.schemas.Alert;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Alerts as server-sent events, as they come. Who was away and names the last event that it saw ({@code Last-Event-ID})
 * gets what it missed first. A listener that does not keep up is cut off, and comes back the same way.
 */
final class AlertStream implements AutoCloseable {

    private static final int BACKLOG = 1_000;
    private static final int LISTENERS = 500;

    private final RecentAlerts alerts;
    private final Duration heartbeat;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param heartbeat how often a quiet connection is written to, so that both sides notice when the other is gone */
    AlertStream(RecentAlerts alerts, Duration heartbeat) {
        this.alerts = alerts;
        this.heartbeat = heartbeat;
    }

    void serve(ServerRequest request, ServerResponse response) {
        if (closed || listeners.size() >= LISTENERS) {
            throw new HttpProblem(503, "There are too many listeners, or this server is stopping. Try again later.");
        }
        Optional<String> last = request.headers().first(HeaderNames.create("Last-Event-ID"));
        var listener = new Listener();
        listeners.add(listener);
        // Listening begins before the past is read: an alert may come twice, none is missed.
        alerts.listen(listener);
        try {
            last.ifPresent(id -> alerts.after(id).forEach(listener::accept));
            response.header(HeaderNames.CONTENT_TYPE, "text/event-stream")
                    .header(HeaderNames.CACHE_CONTROL, "no-store");
            try (OutputStream out = response.outputStream()) {
                listener.write(out);
            }
        } catch (IOException | UncheckedIOException e) {
            return; // The listener is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            alerts.leave(listener);
            listeners.remove(listener);
        }
    }

    @Override
    public void close() {
        closed = true;
        listeners.forEach(Listener::end);
    }

    private final class Listener implements Consumer<Alert> {

        private final BlockingQueue<Optional<Alert>> waiting = new LinkedBlockingQueue<>(BACKLOG);
        private volatile boolean ended;

        @Override
        public void accept(Alert alert) {
            if (!waiting.offer(Optional.of(alert))) {
                ended = true;
            }
        }

        void end() {
            ended = true;
            waiting.clear();
            boolean woken = waiting.offer(Optional.empty());
            assert woken : "an empty queue has room";
        }

        void write(OutputStream out) throws IOException, InterruptedException {
            out.write(": castling alerts\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (!ended) {
                Optional<Alert> next = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                String text = next == null
                        ? ": still here\n\n"
                        : next.map(AlertStream::event).orElse("");
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    /** JSON text holds no line break, so that one data line is enough. */
    private static String event(Alert alert) {
        return "id: " + alert.getId().replaceAll("[\\r\\n\\x00]", "") + "\nevent: "
                + alert.getType().name().toLowerCase(Locale.ROOT) + "\ndata: " + RecordJson.write(alert) + "\n\n";
    }
}
