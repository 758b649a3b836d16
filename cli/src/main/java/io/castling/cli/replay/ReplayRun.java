package io.castling.cli.replay;

import io.castling.extraction.Analyzer;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.service.RunningService;
import io.castling.schemas.Replay;
import io.castling.schemas.ReplayState;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One run of a replay, from where it stands to its end. It may be stopped, or killed, and run again. */
public final class ReplayRun {

    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);

    private final KafkaConnection kafka;
    private final ReplayLedger ledger;
    private final Clock clock;
    private final Listener listener;

    public ReplayRun(KafkaConnection kafka, Clock clock, Listener listener) {
        this.kafka = kafka;
        this.ledger = new ReplayLedger(kafka);
        this.clock = clock;
        this.listener = listener;
    }

    /** Is told how it goes; called by the thread that runs. */
    public interface Listener {

        /** Articles in the lane, and how many of how many were read. */
        default void fed(long fed, long read, long total) {}

        /** Everything is in the lane; so much is not worked on yet. */
        default void waiting(long articles, long claims) {}
    }

    /**
     * Feeds the lane and waits until it has worked on everything.
     *
     * @param replay as recorded
     * @param lane the services of the lane, running
     * @param before fills the lane from files; does nothing where the articles come from a topic
     * @param stopped asked often
     * @return how it stands now; {@link ReplayState#RUNNING} when it was stopped
     */
    public Replay run(Replay replay, RunningService lane, Runnable before, double rate, BooleanSupplier stopped) {
        BooleanSupplier over = cancelledOr(replay.getId(), stopped, lane);
        before.run();
        long fed = 0;
        boolean complete = !over.getAsBoolean();
        if (replay.getFiles().isEmpty()) {
            var feed = new ReplayFeed(kafka, replay, rate, Analyzer.bundled(), listener::fed);
            ReplayFeed.Outcome outcome = feed.run(over);
            fed = outcome.fed();
            complete = outcome.complete();
        }
        if (complete) {
            complete = drain(new Lane.Replay(replay.getId()), over);
        }
        failIfEnded(lane);
        ReplayState state = ledger.find(replay.getId()).map(Replay::getState).orElse(ReplayState.CANCELLED);
        if (state == ReplayState.RUNNING && complete) {
            state = ReplayState.DONE;
        }
        Replay now = Replay.newBuilder(replay)
                .setState(state)
                .setFed(fed)
                .setUpdated(Instant.now(clock))
                .build();
        if (state != ReplayState.CANCELLED) {
            ledger.write(now);
        }
        return now;
    }

    private boolean drain(Lane.Replay lane, BooleanSupplier over) {
        try (var articles = new Backlog(kafka, ReplayLane.enrichGroup(lane), Topics.ARTICLES_RAW.in(lane));
                var claims = new Backlog(kafka, ReplayLane.alertGroup(lane), Topics.CLAIMS.in(lane))) {
            articles.measure();
            return await(articles, () -> listener.waiting(articles.remaining(), 0), over)
                    // Only now is the last claim known.
                    && measured(claims)
                    && await(claims, () -> listener.waiting(0, claims.remaining()), over);
        }
    }

    private static boolean measured(Backlog backlog) {
        backlog.measure();
        return true;
    }

    private static boolean await(Backlog backlog, Runnable tell, BooleanSupplier over) {
        while (backlog.remaining() > 0) {
            if (over.getAsBoolean()) {
                return false;
            }
            tell.run();
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    /** A cancellation may come from any machine; asked for now and then. */
    private BooleanSupplier cancelledOr(String id, BooleanSupplier stopped, RunningService lane) {
        return new BooleanSupplier() {
            private long asked = System.nanoTime();
            private boolean cancelled;

            @Override
            public boolean getAsBoolean() {
                if (!cancelled && System.nanoTime() - asked > ASK_EVERY.toNanos()) {
                    asked = System.nanoTime();
                    cancelled = ledger.find(id).map(Replay::getState).orElse(ReplayState.CANCELLED)
                            == ReplayState.CANCELLED;
                }
                return cancelled
                        || stopped.getAsBoolean()
                        || lane.ended().toCompletableFuture().isDone();
            }
        };
    }

    private static void failIfEnded(RunningService lane) {
        try {
            lane.ended().toCompletableFuture().getNow(null);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
