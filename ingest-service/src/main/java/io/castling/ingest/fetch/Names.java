package io.castling.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks names up on a few threads of its own. The system's look-up blocks the thread of the machine that a virtual thread
 * runs on, for many seconds where a domain is dead: two such would stop everything on two cores.
 */
class Names implements Dns, AutoCloseable {

    private static final int THREADS = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("names-", 0).daemon().factory());
    private final Duration patience;

    Names(Duration patience) {
        this.patience = patience;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        Future<List<InetAddress>> answer = threads.submit(() -> ask(host));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new UnknownHostException(host + " was not found within " + patience.toSeconds() + " s");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + " was not looked up: stopped");
        } catch (ExecutionException failure) {
            var unknown = new UnknownHostException(host + " is not known");
            unknown.initCause(failure.getCause());
            throw unknown;
        }
    }

    /** The addresses of a host now. */
    List<InetAddress> ask(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
