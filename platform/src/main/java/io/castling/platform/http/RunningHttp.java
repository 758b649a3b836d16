package io.castling.platform.http;

import io.castling.platform.service.RunningService;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that listens. */
public final class RunningHttp implements RunningService {

    private final WebServer server;
    private final String host;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    RunningHttp(WebServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /** The port in use, also where port 0 was asked for. */
    public int port() {
        return server.port();
    }

    /** Where a client on this machine finds the server. */
    public URI url() {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create("http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port());
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            server.stop();
            ended.complete(null);
        }
    }
}
