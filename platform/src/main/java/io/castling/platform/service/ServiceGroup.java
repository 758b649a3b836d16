package io.castling.platform.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several services as one: started in order, stopped in reverse, and when one fails all stop.
 *
 * <p>{@link RunningService#ended()} of the group completes when the last service has stopped, exceptionally with a
 * {@link ServiceFailure} if one failed. A service that does not stop in time is left behind with a warning, so that
 * the group always ends.
 */
public final class ServiceGroup implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceGroup.class);

    private final String name;
    private final List<Service> services;
    private final Duration stopWithin;

    /**
     * @param stopWithin how long each service may take to stop
     * @throws IllegalArgumentException when two services have the same name
     */
    public ServiceGroup(String name, List<Service> services, Duration stopWithin) {
        this.name = name;
        this.services = List.copyOf(services);
        this.stopWithin = stopWithin;
        Set<String> names = new HashSet<>();
        for (Service service : services) {
            if (!names.add(service.name())) {
                throw new IllegalArgumentException("Two services are named " + service.name() + ".");
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** @throws ServiceFailure when one cannot start; those before it have been stopped by then */
    @Override
    public RunningService start() {
        var running = new Running(stopWithin);
        for (Service service : services) {
            try {
                running.add(service.name(), service.start());
            } catch (RuntimeException cause) {
                running.close();
                throw new ServiceFailure(service.name(), "could not start", cause);
            }
        }
        running.watch();
        return running;
    }

    private record Member(String name, RunningService service) {}

    private static final class Running implements RunningService {

        private final Deque<Member> members = new ArrayDeque<>();
        private final Duration stopWithin;
        private final AtomicBoolean stopping = new AtomicBoolean();
        private final AtomicReference<@Nullable ServiceFailure> failure = new AtomicReference<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        Running(Duration stopWithin) {
            this.stopWithin = stopWithin;
        }

        void add(String name, RunningService service) {
            members.push(new Member(name, service));
        }

        void watch() {
            for (Member member : members) {
                var unused = member.service().ended().whenComplete((nothing, cause) -> left(member, cause));
            }
        }

        private void left(Member member, @Nullable Throwable cause) {
            if (stopping.get()) {
                return;
            }
            Throwable reason = cause instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : cause;
            if (reason != null) {
                failure.compareAndSet(null, new ServiceFailure(member.name(), "failed", reason));
            }
            // Not here: this may be the failed service's own thread, which close() would wait for.
            Thread.ofVirtual().name("stop-services").start(this::close);
        }

        @Override
        public CompletionStage<Void> ended() {
            return ended;
        }

        @Override
        public void close() {
            if (stopping.compareAndSet(false, true)) {
                members.forEach(this::stop);
                ServiceFailure cause = failure.get();
                if (cause == null) {
                    ended.complete(null);
                } else {
                    ended.completeExceptionally(cause);
                }
            } else {
                ended.handle((nothing, cause) -> true).join();
            }
        }

        private void stop(Member member) {
            Thread stopper = Thread.ofVirtual().name("stop-" + member.name()).start(() -> closeQuietly(member));
            try {
                if (!stopper.join(stopWithin)) {
                    stopper.interrupt();
                    LOG.atWarn()
                            .addKeyValue("service", member.name())
                            .addKeyValue("waited", stopWithin)
                            .log("A service did not stop in time and is left behind");
                }
            } catch (InterruptedException impatient) {
                stopper.interrupt();
                Thread.currentThread().interrupt();
            }
        }

        private static void closeQuietly(Member member) {
            try {
                member.service().close();
            } catch (RuntimeException cause) {
                LOG.atWarn()
                        .addKeyValue("service", member.name())
                        .setCause(cause)
                        .log("A service failed while it stopped");
            }
        }
    }
}
