package io.castling.ingest.fetch;

import io.castling.ingest.fetch.Fetched.Reason;
import io.castling.ingest.fetch.Fetched.Validators;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Gets what stands at an address of the open web: http and https alone, public addresses alone, in limited time and space,
 * with HTTP/2 where the server has it, packed with gzip, Brotli or zstd. Never throws for what a server does. May be shared by
 * threads.
 */
public final class Fetcher implements AutoCloseable {

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private static final int LONGEST_VALIDATOR = 1000;
    private static final int IDLE_CONNECTIONS = 64;
    private static final int IDLE_SECONDS = 30;

    private final FetchSettings settings;
    private final Clock clock;
    private final OkHttpClient client;
    private final Names names;
    private final Semaphore large;

    public Fetcher(FetchSettings settings, Clock clock) {
        this(settings, clock, new Names(settings.connectTimeout()));
    }

    Fetcher(FetchSettings settings, Clock clock, Names names) {
        this.settings = settings;
        this.clock = clock;
        this.names = names;
        this.large = new Semaphore(settings.largeAnswers());
        var policy = new AddressPolicy(settings.allowedNetworks().orElse(List.of()));
        this.client = new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(policy))
                // A proxy would resolve names where the policy cannot see it.
                .proxy(Proxy.NO_PROXY)
                .dns(names)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                // Each step is looked at here.
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.timeout())
                .build();
    }

    /** @param known makes the request conditional */
    public Fetched get(URI address, Validators known) {
        return get(address, known, Function.identity());
    }

    /**
     * The same, and works with the answer while its place in memory is reserved: what is returned should be small.
     *
     * @param known makes the request conditional
     */
    public <T> T get(URI address, Validators known, Function<Fetched, T> use) {
        try (var room = new Room(large)) {
            return use.apply(get(address, known, room));
        }
    }

    private Fetched get(URI address, Validators known, Room room) {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        HttpUrl url = HttpUrl.get(address);
        if (url == null) {
            return new Fetched.Failed(Reason.FORBIDDEN, address + " is no http or https address");
        }
        boolean moved = true;
        for (int step = 0; step <= settings.redirects(); step++) {
            Call call = client.newCall(request(url, known));
            call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                if (!isRedirect(response.code())) {
                    return answer(url, moved && step > 0, response, room);
                }
                moved &= response.code() == 301 || response.code() == 308;
                Optional<HttpUrl> next =
                        Optional.ofNullable(response.header("Location")).map(url::resolve);
                if (next.isEmpty()) {
                    return new Fetched.Failed(
                            Reason.REDIRECTS,
                            url + " leads to " + response.header("Location", "nowhere")
                                    + ", which is no http or https address");
                }
                url = next.get();
            } catch (GuardedSockets.Forbidden forbidden) {
                return new Fetched.Failed(Reason.FORBIDDEN, url.host() + ": " + forbidden.getMessage());
            } catch (Room.Full full) {
                return new Fetched.Failed(Reason.BUSY, url + " is large, and others are being read");
            } catch (InterruptedIOException slow) {
                return new Fetched.Failed(Reason.TOO_SLOW, url + " took more than " + settings.timeout());
            } catch (IOException away) {
                return new Fetched.Failed(Reason.UNREACHABLE, url + ": " + away);
            }
        }
        return new Fetched.Failed(Reason.REDIRECTS, address + " leads on more than " + settings.redirects() + " times");
    }

    private Request request(HttpUrl url, Validators known) {
        var request = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .header("Accept-Encoding", "gzip, br, zstd");
        known.etag().ifPresent(etag -> request.header("If-None-Match", etag));
        known.lastModified().ifPresent(time -> request.header("If-Modified-Since", time));
        return request.build();
    }

    private Fetched answer(HttpUrl url, boolean moved, Response response, Room room) throws IOException {
        Optional<Duration> freshFor = Freshness.of(response.headers("Cache-Control"), response.header("Age"));
        if (response.code() == 304) {
            return new Fetched.NotModified(freshFor);
        }
        if (response.code() < 200 || response.code() > 299) {
            return new Fetched.Refused(response.code(), retryAfter(response));
        }
        int limit = settings.maxSize().toIntBytes();
        byte[] bytes;
        try (InputStream unpacked = Unpacking.of(response)) {
            bytes = room.read(unpacked, limit + 1, settings.timeout());
        } catch (Unpacking.Unknown encoding) {
            return new Fetched.Failed(Reason.ENCODING, url + " is packed with " + encoding.getMessage());
        } catch (Unpacking.Broken broken) {
            return new Fetched.Failed(Reason.ENCODING, url + " is packed in a broken way: " + broken.getMessage());
        }
        if (bytes.length > limit) {
            return new Fetched.Failed(Reason.TOO_LARGE, url + " has more than " + settings.maxSize());
        }
        return new Fetched.Content(
                url.uri(),
                moved,
                bytes,
                Optional.ofNullable(response.header("Content-Type")),
                new Validators(
                        Optional.ofNullable(response.header("ETag")).filter(Fetcher::canBeSentBack),
                        Optional.ofNullable(response.header("Last-Modified")).filter(Fetcher::canBeSentBack)),
                freshFor);
    }

    /** A header of ours must not carry what another's server made up. */
    private static boolean canBeSentBack(String validator) {
        return validator.length() < LONGEST_VALIDATOR && validator.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /** Seconds or a date (RFC 9110 section 10.2.3), a day at most: a server cannot switch a source off for good. */
    private Optional<Duration> retryAfter(Response response) {
        return Optional.ofNullable(response.header("Retry-After"))
                .map(String::strip)
                .flatMap(this::duration)
                .map(asked -> asked.isNegative() ? Duration.ZERO : asked)
                .map(asked -> asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked);
    }

    private Optional<Duration> duration(String written) {
        if (written.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(written)));
        }
        try {
            var until = ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), until.toInstant()));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        names.close();
    }
}
