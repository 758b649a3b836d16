package io.castling.platform.http;

import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP server on virtual threads: the routes of a service, health, metrics, and a problem document for everything
 * that goes wrong; who may write is up to {@link WriteAccess}. Details of a fault in the server are logged and never sent.
 */
public final class HttpService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);

    private final String name;
    private final HttpSettings settings;
    private final Consumer<HttpRules> routes;
    private final ServiceContext context;

    /** A server of health and metrics alone. */
    public HttpService(String name, HttpSettings settings, ServiceContext context) {
        this(name, settings, rules -> {}, context);
    }

    /** @param routes adds the service's own routes */
    public HttpService(String name, HttpSettings settings, Consumer<HttpRules> routes, ServiceContext context) {
        this.name = name;
        this.settings = settings;
        this.routes = routes;
        this.context = context;
    }

    @Override
    public String name() {
        return name;
    }

    /** @throws IllegalStateException when the port is taken or the address is not of this machine; names the remedy */
    @Override
    public RunningHttp start() {
        var access = new WriteAccess(name, settings, context, System::nanoTime);
        requirePort();
        WebServer server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                // Whoever composes the program decides when it ends.
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .shutdownGracePeriod(settings.closeWithin())
                .maxPayloadSize(settings.maxRequestSize().bytes())
                .directHandlers(directHandlers())
                .routing(routing -> route(routing, access))
                .build()
                .start();
        var running = new RunningHttp(server, settings.host());
        LOG.atInfo()
                .addKeyValue("service", name)
                .addKeyValue("url", running.url())
                .log("HTTP server is listening");
        return running;
    }

    /** Helidon reports a port that cannot be had as a bare failure to start, so it is tried first. */
    private void requirePort() {
        String address = settings.host() + ":" + settings.port();
        var socketAddress = new InetSocketAddress(settings.host(), settings.port());
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            if (socketAddress.isUnresolved()) {
                throw new UnknownHostException(settings.host());
            }
            probe.bind(socketAddress);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "The address " + address + " cannot be listened on: " + taken.getMessage()
                            + ". Stop the program that uses it, or set another port or host.",
                    taken);
        } catch (IOException unusable) {
            throw new IllegalStateException(
                    "The address " + address + " cannot be listened on: " + unusable + ". Set another host.", unusable);
        }
    }

    private void route(HttpRouting.Builder routing, WriteAccess access) {
        routing.addFilter((chain, request, response) -> {
            long began = System.nanoTime();
            try {
                chain.proceed();
            } finally {
                context.meters()
                        .timer(
                                "http.server.requests",
                                "service",
                                name,
                                "method",
                                request.prologue().method().text(),
                                "status",
                                response.status().codeText())
                        .record(Duration.ofNanos(System.nanoTime() - began));
            }
        });
        routing.addFilter(access);
        new Operations(context).addTo(routing);
        routes.accept(routing);
        routing.any((request, response) -> {
            throw new HttpProblem(
                    404,
                    "There is nothing at " + request.prologue().method().text() + " "
                            + request.path().path() + ".");
        });
        routing.error(HttpProblem.class, (request, response, problem) -> problem.send(response))
                .error(RequestException.class, (request, response, cause) -> refused(response, cause))
                .error(
                        HttpException.class,
                        (request, response, cause) -> problem(cause.status().code(), cause.getMessage())
                                .send(response))
                .error(Throwable.class, HttpService::failed);
    }

    private void refused(ServerResponse response, RequestException cause) {
        problem(cause.status().code(), cause.safeMessage() ? cause.getMessage() : "")
                .send(response);
    }

    private static void failed(ServerRequest request, ServerResponse response, Throwable cause) {
        LOG.atError()
                .addKeyValue("method", request.prologue().method().text())
                .addKeyValue("path", request.path().path())
                .setCause(cause)
                .log("A request failed");
        new HttpProblem(500, "The server made a mistake; its log says more.").send(response);
    }

    private HttpProblem problem(int status, @Nullable String message) {
        return status == Status.REQUEST_ENTITY_TOO_LARGE_413.code()
                ? new HttpProblem(status, "The body is larger than the limit of " + settings.maxRequestSize() + ".")
                : new HttpProblem(
                        status, message == null || message.isEmpty() ? "The request cannot be understood." : message);
    }

    /** For requests that never reach a route. */
    private DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType event : EventType.values()) {
            handlers.addHandler(event, new ProblemHandler());
        }
        return handlers.build();
    }

    private final class ProblemHandler implements DirectHandler {

        @Override
        public TransportResponse handle(
                TransportRequest request,
                EventType event,
                Status status,
                ServerResponseHeaders headers,
                @Nullable String message) {
            return TransportResponse.builder()
                    .status(status)
                    .headers(headers)
                    .header(HeaderNames.CONTENT_TYPE, HttpProblem.MEDIA_TYPE)
                    .keepAlive(event.keepAlive())
                    .entity(problem(status.code(), message).body())
                    .build();
        }
    }
}
