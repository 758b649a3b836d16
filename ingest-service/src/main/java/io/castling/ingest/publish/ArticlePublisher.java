package io.castling.ingest.publish;

import io.castling.ingest.article.Submission;
import java.util.List;

/** Where submissions go. May be shared by threads. */
public interface ArticlePublisher extends AutoCloseable {

    /**
     * Publishes a batch and returns when the fate of each submission is settled, one outcome for each in order. Waiting is
     * the back pressure: a caller that reads its source no faster than this returns needs memory for one batch.
     * Submissions of the same article are published in the order of the batch.
     */
    List<Outcome> publish(List<Submission> batch);

    /**
     * Whether there is room for articles now. Who fetches asks before it fetches: what is asked for while this is false
     * costs a site a request and may come to nothing.
     */
    default boolean isAccepting() {
        return true;
    }

    @Override
    void close();
}
