package io.castling.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets each host be asked by few at a time and not too often, and all hosts together by not too many. Waiting is cheap on
 * virtual threads; who waits for one host holds nothing that others need.
 */
public final class HostTurns {

    /** Hosts that nobody waits for are forgotten when there are more. */
    private static final int REMEMBERED = 20_000;

    private final ConcurrentMap<String, Host> hosts = new ConcurrentHashMap<>();
    private final int perHost;
    private final Semaphore all;

    /**
     * @param perHost requests to one host at a time
     * @param all requests at a time
     */
    public HostTurns(int perHost, int all) {
        this.perHost = perHost;
        this.all = new Semaphore(all, true);
    }

    private static final class Host {
        private final Semaphore places;
        private int users;
        private long next = System.nanoTime();
        private volatile long restsUntil = next;

        Host(int places) {
            this.places = new Semaphore(places, true);
        }

        boolean isIdle(long now) {
            return users == 0 && next - now < 0 && restsUntil - now < 0;
        }

        /** The moment at which the next request may begin, in nanoseconds; takes it. */
        synchronized long take(Duration pause) {
            long mine = Math.max(next, System.nanoTime());
            next = mine + pause.toNanos();
            return mine;
        }
    }

    /**
     * Asks when it is the caller's turn.
     *
     * @param pause between the beginnings of two requests to this host
     */
    public <T> T take(URI address, Duration pause, Supplier<T> request) throws InterruptedException {
        String name = nameOf(address);
        Host host = enter(name);
        try {
            host.places.acquire();
            try {
                TimeUnit.NANOSECONDS.sleep(host.take(pause) - System.nanoTime());
                all.acquire();
                try {
                    return request.get();
                } finally {
                    all.release();
                }
            } finally {
                host.places.release();
            }
        } finally {
            leave(name);
        }
    }

    /** Lets a host alone that asked for it. */
    public void rest(URI address, Duration time) {
        String name = nameOf(address);
        enter(name).restsUntil = System.nanoTime() + time.toNanos();
        leave(name);
    }

    /** How long a host is still to be left alone; zero where it may be asked. */
    public Duration rest(URI address) {
        Host host = hosts.get(nameOf(address));
        return host == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, host.restsUntil - System.nanoTime()));
    }

    private static String nameOf(URI address) {
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    }

    private Host enter(String name) {
        Host host = hosts.compute(name, (key, known) -> {
            Host entered = known == null ? new Host(perHost) : known;
            entered.users++;
            return entered;
        });
        if (hosts.size() > REMEMBERED) {
            long now = System.nanoTime();
            hosts.keySet().forEach(key -> hosts.computeIfPresent(key, (same, idle) -> idle.isIdle(now) ? null : idle));
        }
        return host;
    }

    private void leave(String name) {
        hosts.computeIfPresent(name, (key, host) -> {
            host.users--;
            return host;
        });
    }

    int remembered() {
        return hosts.size();
    }
}
