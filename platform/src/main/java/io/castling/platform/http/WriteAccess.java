package io.castling.platform.http;

import io.castling.platform.service.ServiceContext;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nobody write who may not. Reading (GET, HEAD, OPTIONS) is open to all. Where there is a file of keys, everything
 * else takes a key, {@code Authorization: Bearer TOKEN} or {@code X-API-Key: TOKEN}, with the first segment of the path
 * among its scopes, no more often than its rate allows. Where there is none, writing is open to programs of this machine
 * if the server is reachable from this machine alone, and closed otherwise.
 *
 * <p>"This machine" is not the pages that a browser on this machine shows: a request that a foreign page makes, or that
 * comes under a foreign name (DNS rebinding), is refused.
 */
final class WriteAccess implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(WriteAccess.class);
    private static final HeaderName API_KEY = HeaderNames.create("X-API-Key");
    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final String BEARER = "bearer ";
    private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String service;
    private final HttpSettings settings;
    private final ServiceContext context;
    private final LongSupplier nanoTime;
    private final Optional<ApiKeys> keys;
    private final boolean local;
    private final Map<String, RateLimit> limits = new ConcurrentHashMap<>();

    /** @throws IllegalStateException when there is a file of keys and it cannot be read */
    WriteAccess(String service, HttpSettings settings, ServiceContext context, LongSupplier nanoTime) {
        this.service = service;
        this.settings = settings;
        this.context = context;
        this.nanoTime = nanoTime;
        this.keys = settings.keysFile().map(file -> new ApiKeys(file, context.clock(), nanoTime));
        this.local = isLoopback(settings.host());
        if (keys.isEmpty() && !local) {
            LOG.atWarn()
                    .addKeyValue("service", service)
                    .addKeyValue("host", settings.host())
                    .log("Writing is closed: the server is reachable from other machines and has no file of API keys."
                            + " Make one and name it in keys-file");
        }
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!READING.contains(request.prologue().method())) {
            if (keys.isPresent()) {
                requireKey(keys.get(), request);
            } else {
                requireThisMachine(request.headers());
            }
        }
        chain.proceed();
    }

    private void requireKey(ApiKeys known, RoutingRequest request) {
        String token = token(request.headers())
                .orElseThrow(() -> unauthorized("missing", "Writing takes an API key: Authorization: Bearer TOKEN."));
        ApiKey key = switch (known.judge(token)) {
            case ApiKeys.Verdict.Valid valid -> valid.key();
            case ApiKeys.Verdict.Unknown unknown -> throw unauthorized("unknown", "This API key is not known here.");
            case ApiKeys.Verdict.Expired expired ->
                throw unauthorized("expired", "The API key " + expired.name() + " has expired. Ask for a new one.");
            case ApiKeys.Verdict.Busy busy ->
                throw later("guesses", "Too many unknown API keys came just now.", Duration.ofSeconds(1));
        };
        String scope = scope(request.path().path());
        if (!key.allows(scope)) {
            throw refused(
                    "scope",
                    403,
                    "The API key " + key.name() + " does not allow to write to /" + scope + ".",
                    Map.of());
        }
        int perSecond = key.perSecond().orElse(settings.writesPerSecond());
        RateLimit limit = limits.compute(
                key.name(),
                (name, before) -> before != null && before.perSecond() == perSecond
                        ? before
                        : new RateLimit(perSecond, nanoTime));
        limit.take().ifPresent(wait -> {
            throw later("rate", "The API key " + key.name() + " may write " + perSecond + " times a second.", wait);
        });
    }

    private void requireThisMachine(ServerRequestHeaders headers) {
        if (!local) {
            throw refused(
                    "closed",
                    403,
                    "Writing is closed: this server is reachable from other machines and has no API keys."
                            + " Make one and name its file in the setting keys-file.",
                    Map.of());
        }
        boolean foreignPage = headers.first(FETCH_SITE)
                .map(site -> !OWN_SITES.contains(site))
                .orElseGet(() -> headers.first(HeaderNames.ORIGIN)
                        .filter(origin -> !isLocalName(origin.replaceFirst("^[a-z]+://", "")))
                        .isPresent());
        boolean foreignName = headers.first(HeaderNames.HOST)
                .filter(host -> !isLocalName(host))
                .isPresent();
        if (foreignPage || foreignName) {
            throw refused(
                    "foreign",
                    403,
                    "Without API keys only programs of this machine may write, under the name localhost or 127.0.0.1;"
                            + " this request comes from a web page or under another name.",
                    Map.of());
        }
    }

    private static Optional<String> token(ServerRequestHeaders headers) {
        return headers.first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .or(() -> headers.first(API_KEY).map(String::strip))
                .filter(token -> !token.isEmpty());
    }

    /** The first segment of a path. */
    private static String scope(String path) {
        String relative = path.replaceFirst("^/+", "");
        int end = relative.indexOf('/');
        return end < 0 ? relative : relative.substring(0, end);
    }

    private static boolean isLocalName(String authority) {
        return LOCAL_NAMES.contains(authority.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private HttpProblem unauthorized(String reason, String detail) {
        return refused(reason, 401, detail, Map.of("WWW-Authenticate", "Bearer realm=\"" + service + "\""));
    }

    private HttpProblem later(String reason, String detail, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return refused(reason, 429, detail, Map.of("Retry-After", Long.toString(seconds)));
    }

    private HttpProblem refused(String reason, int status, String detail, Map<String, String> headers) {
        context.meters()
                .counter("http.server.refused", "service", service, "reason", reason)
                .increment();
        return new HttpProblem(status, detail, headers);
    }
}
