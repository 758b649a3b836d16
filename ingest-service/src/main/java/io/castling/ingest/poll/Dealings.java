package io.castling.ingest.poll;

import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.feed.Feed;
import io.castling.ingest.fetch.Fetched.Validators;
import io.castling.ingest.publish.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One poll's way through new entries; for one thread. */
final class Dealings {

    /** Entries whose pages cannot be had; more than these are given up. */
    private static final int MOST_WAITING = 200;

    private final Finder finder;
    private final Function<Reading.Read, Outcome> publish;
    private final PollState state;
    private final Map<Long, Integer> dealtWith = new LinkedHashMap<>();
    private final Map<Long, Integer> waiting = new HashMap<>();
    private int entries;
    private int fresh;
    private int published;
    private int settled;
    private boolean backlog;
    private Optional<String> away = Optional.empty();

    /**
     * What stands behind an entry.
     *
     * @param passing whether its page could not be had for a reason that may pass
     */
    record Found(Reading reading, boolean passing) {}

    /** Looks behind an entry. */
    interface Finder {
        Found find(Source source, Feed.Entry entry) throws InterruptedException;
    }

    Dealings(Finder finder, Function<Reading.Read, Outcome> publish, PollState state) {
        this.finder = finder;
        this.publish = publish;
        this.state = state;
    }

    void deal(Source source, Selection selection) throws InterruptedException {
        entries += selection.entries();
        fresh += selection.fresh();
        backlog |= selection.backlog();
        dealtWith.putAll(selection.dealtWith());
        for (Selection.Todo todo : selection.todo()) {
            if (away.isPresent()) {
                backlog = true;
                return;
            }
            Found found = finder.find(source, todo.entry());
            switch (found.reading()) {
                case Rejected rejected -> settle(todo, found.passing());
                case Reading.Read read -> settle(todo, found.passing(), publish.apply(read));
            }
        }
    }

    private void settle(Selection.Todo todo, boolean passing, Outcome outcome) {
        switch (outcome) {
            case Outcome.Published done -> {
                published++;
                settle(todo, passing);
            }
            case Outcome.Spooled safe -> {
                published++;
                settle(todo, passing);
            }
            case Outcome.Duplicate same -> settle(todo, passing);
            case Outcome.Refused refused -> settle(todo, false);
            case Outcome.Unavailable unavailable -> {
                away = Optional.of(unavailable.reason());
                backlog = true;
            }
        }
    }

    private void settle(Selection.Todo todo, boolean passing) {
        int tries = state.waiting().getOrDefault(todo.identity(), 0) + 1;
        if (passing && tries < SourceReader.MOST_TRIES && waiting.size() < MOST_WAITING) {
            waiting.put(todo.identity(), tries);
        } else {
            dealtWith.put(todo.identity(), todo.version());
        }
        settled++;
    }

    /** What is not dealt with in full is not remembered, so that the next answer is a whole one. */
    PollResult result(
            Validators validators,
            Optional<String> bodyHash,
            Optional<Duration> period,
            Optional<Duration> freshFor,
            Optional<String> note) {
        if (away.isPresent() && settled == 0) {
            return new PollResult.Deferred(away.get(), Optional.empty());
        }
        boolean whole = !backlog && waiting.isEmpty();
        return new PollResult.Read(
                whole ? validators : Validators.NONE,
                whole ? bodyHash : Optional.empty(),
                entries,
                fresh,
                published,
                period,
                freshFor,
                backlog,
                state.seen().replacedBy(dealtWith),
                waiting,
                note);
    }
}
