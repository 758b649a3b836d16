package io.castling.ingest.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls many sources, each when it is due, one poll of each at a time, on virtual threads. How many are worked on at a time
 * is bounded, together and for each host, so that memory is bounded and a slow host keeps nobody else waiting. Nothing that
 * a source does stops it.
 */
public final class Poller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    /** The clock may jump or be set by a test, so it is looked at again and again. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final SourceReader reader;
    private final PollSettings settings;
    private final Schedule.Limits limits;
    private final Clock clock;
    private final RandomGenerator random;
    private final BooleanSupplier ready;
    private final Listener listener;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<SourceId, Slot> slots = new HashMap<>();
    private final PriorityQueue<Slot> due = new PriorityQueue<>(Comparator.comparing((Slot slot) -> slot.state.next()));
    private final Map<String, Host> hosts = new HashMap<>();
    private final Set<Thread> threads = new java.util.HashSet<>();
    private boolean stopped;
    private final Thread dispatcher;

    /** Is told of each poll, in its thread, before the next poll of the same source begins. */
    public interface Listener {
        void polled(Source source, PollState state, PollResult result);
    }

    private static final class Slot {
        private final Source source;
        private PollState state;
        private boolean running;
        private boolean again;

        Slot(Source source, PollState state) {
            this.source = source;
            this.state = state;
        }
    }

    private static final class Host {
        private int running;
        private final Deque<Slot> waiting = new ArrayDeque<>();
    }

    /** @param ready whether articles can be published now; nothing is polled while they cannot */
    Poller(
            SourceReader reader,
            PollSettings settings,
            Clock clock,
            RandomGenerator random,
            BooleanSupplier ready,
            Listener listener) {
        this.reader = reader;
        this.settings = settings;
        this.limits = new Schedule.Limits(settings.minInterval(), settings.firstInterval(), settings.maxInterval());
        this.clock = clock;
        this.random = random;
        this.ready = ready;
        this.listener = listener;
        this.dispatcher = Thread.ofPlatform().name("ingest-poller").daemon().start(this::dispatch);
    }

    /** Polls a source from now on, or goes on with a changed definition of it; what is known of it is kept. */
    public void assign(Source source, PollState before) {
        locked(() -> {
            Slot known = slots.get(source.id());
            if (known != null && known.source.equals(source)) {
                return;
            }
            PollState state = known == null ? before : known.state;
            PollState current = state.url().equals(source.url().toString())
                    ? state
                    : Schedule.moved(state, source.url().toString(), clock.instant());
            withdrawLocked(source.id());
            var slot = new Slot(source, current);
            slots.put(source.id(), slot);
            due.add(slot);
        });
    }

    /** Polls a source no more; a poll under way is not recorded. Returns what is known of it. */
    public Optional<PollState> withdraw(SourceId id) {
        lock.lock();
        try {
            Slot slot = slots.get(id);
            withdrawLocked(id);
            return Optional.ofNullable(slot).map(known -> known.state);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a source due; false where it is not polled here. */
    public boolean pollNow(SourceId id) {
        lock.lock();
        try {
            Slot slot = slots.get(id);
            if (slot == null) {
                return false;
            }
            if (slot.running) {
                slot.again = true;
            } else if (due.remove(slot)) {
                slot.state = slot.state.dueAt(clock.instant());
                due.add(slot);
            }
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What is known of a source that is polled here. */
    public Optional<PollState> state(SourceId id) {
        lock.lock();
        try {
            return Optional.ofNullable(slots.get(id)).map(slot -> slot.state);
        } finally {
            lock.unlock();
        }
    }

    /** The sources that are polled here. */
    public Map<SourceId, Source> sources() {
        lock.lock();
        try {
            Map<SourceId, Source> sources = new HashMap<>();
            slots.forEach((id, slot) -> sources.put(id, slot.source));
            return Map.copyOf(sources);
        } finally {
            lock.unlock();
        }
    }

    /** Sources that are due and wait, for readers of meters. */
    public int overdue() {
        lock.lock();
        try {
            Instant now = clock.instant();
            int waiting = hosts.values().stream()
                    .mapToInt(host -> host.waiting.size())
                    .sum();
            return waiting
                    + (int) due.stream()
                            .filter(slot -> slot.state.next().isBefore(now))
                            .count();
        } finally {
            lock.unlock();
        }
    }

    private void withdrawLocked(SourceId id) {
        Slot slot = slots.remove(id);
        if (slot != null && !due.remove(slot)) {
            Host host = hosts.get(hostOf(slot));
            if (host != null) {
                host.waiting.remove(slot);
            }
        }
    }

    private void dispatch() {
        lock.lock();
        try {
            while (!stopped) {
                if (ready.getAsBoolean()) {
                    startDue();
                }
                boolean signalled = changed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                LOG.atTrace().addKeyValue("signalled", signalled).log("Looking for sources that are due");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void startDue() {
        Instant now = clock.instant();
        while (threads.size() < settings.concurrency()) {
            Slot next = due.peek();
            if (next == null || next.state.next().isAfter(now)) {
                return;
            }
            due.remove();
            Host host = hosts.computeIfAbsent(hostOf(next), name -> new Host());
            if (host.running < settings.sourcesPerHost()) {
                start(next, host);
            } else {
                host.waiting.add(next);
            }
        }
    }

    private void start(Slot slot, Host host) {
        host.running++;
        slot.running = true;
        Thread thread = Thread.ofVirtual().name("poll-" + slot.source.id()).unstarted(() -> run(slot));
        threads.add(thread);
        thread.start();
    }

    private void run(Slot slot) {
        PollState before = slot.state;
        @Nullable PollState after = null;
        try {
            PollResult result = poll(slot.source, before);
            after = Schedule.after(before, result, clock.instant(), limits.with(slot.source.options()), chance());
            if (isCurrent(slot)) {
                listener.polled(slot.source, after, result);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.atError()
                    .setCause(fault)
                    .addKeyValue("source", slot.source.id())
                    .log("A poll could not be recorded");
        } finally {
            end(slot, after);
        }
    }

    private PollResult poll(Source source, PollState state) throws InterruptedException {
        try {
            return reader.poll(source, state);
        } catch (RuntimeException | StackOverflowError fault) {
            LOG.atError().setCause(fault).addKeyValue("source", source.id()).log("A poll failed by a fault of ours");
            return new PollResult.Failed(
                    "a fault in Castling, its log says more: " + fault, false, Optional.empty(), false);
        }
    }

    private double chance() {
        lock.lock();
        try {
            return random.nextDouble();
        } finally {
            lock.unlock();
        }
    }

    private boolean isCurrent(Slot slot) {
        lock.lock();
        try {
            return !stopped && slots.get(slot.source.id()) == slot;
        } finally {
            lock.unlock();
        }
    }

    private void end(Slot slot, @Nullable PollState after) {
        locked(() -> {
            threads.remove(Thread.currentThread());
            slot.running = false;
            if (after != null) {
                slot.state = slot.again ? after.dueAt(clock.instant()) : after;
            } else {
                slot.state = slot.state.dueAt(clock.instant().plus(Schedule.DEFERRED));
            }
            slot.again = false;
            if (slots.get(slot.source.id()) == slot) {
                due.add(slot);
            }
            Host host = hosts.get(hostOf(slot));
            if (host != null) {
                host.running--;
                Slot next = host.waiting.poll();
                if (next != null) {
                    due.add(next);
                }
                if (host.running == 0 && host.waiting.isEmpty()) {
                    hosts.remove(hostOf(slot));
                }
            }
        });
    }

    private static String hostOf(Slot slot) {
        return String.valueOf(slot.source.url().getHost()).toLowerCase(Locale.ROOT);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Starts no more polls and breaks off those under way; what they have not recorded is polled again. */
    @Override
    public void close() {
        Set<Thread> underWay;
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
            underWay = Set.copyOf(threads);
        } finally {
            lock.unlock();
        }
        long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
        underWay.forEach(Thread::interrupt);
        try {
            dispatcher.join(STOP_WITHIN);
            for (Thread thread : underWay) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
