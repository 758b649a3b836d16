package io.castling.ingest.poll;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.ArticleId;
import io.castling.ingest.article.Submission;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what is published in memory, with the promises of the real publisher: each body of an article once. */
final class Shelf implements ArticlePublisher {

    private final List<Submission> published = new ArrayList<>();
    private final Map<ArticleId, List<String>> bodies = new HashMap<>();
    private boolean away;

    /** As if the broker were gone. */
    synchronized void setAway(boolean away) {
        this.away = away;
    }

    @Override
    public synchronized List<Outcome> publish(List<Submission> batch) {
        return batch.stream().map(this::publish).toList();
    }

    private Outcome publish(Submission submission) {
        Article article = Article.of(submission, Instant.EPOCH);
        if (away) {
            return new Outcome.Unavailable(article.id(), "the broker is away");
        }
        List<String> known = bodies.computeIfAbsent(article.id(), id -> new ArrayList<>());
        if (known.contains(article.contentHash())) {
            return new Outcome.Duplicate(article.id(), known.indexOf(article.contentHash()) + 1);
        }
        known.add(article.contentHash());
        published.add(submission);
        return new Outcome.Published(article.id(), known.size());
    }

    synchronized List<Submission> published() {
        return List.copyOf(published);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
