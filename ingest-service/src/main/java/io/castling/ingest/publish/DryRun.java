package io.castling.ingest.publish;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.Submission;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;

/** Publishes nothing, and says what would be published if the topic were empty. */
public final class DryRun implements ArticlePublisher {

    private static final int REMEMBERED = 1_000_000;

    private final KnownArticles seen = new KnownArticles(REMEMBERED);
    private final Clock clock;

    public DryRun(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Outcome> publish(List<Submission> batch) {
        return batch.stream().map(this::judge).toList();
    }

    private synchronized Outcome judge(Submission submission) {
        Article article = Article.of(submission, clock.instant());
        OptionalInt before = seen.revisionWith(article.id(), article.contentHash());
        if (before.isPresent()) {
            return new Outcome.Duplicate(article.id(), before.getAsInt());
        }
        int revision = seen.latestRevision(article.id()) + 1;
        seen.add(article.id(), article.contentHash(), revision);
        return new Outcome.Published(article.id(), revision);
    }

    @Override
    public void close() {}
}
