package io.castling.ingest.article;

/** What one piece of input turned out to be. */
public sealed interface Reading permits Reading.Read, Rejected {

    Origin origin();

    /**
     * An article.
     *
     * @param submission what it says
     * @param origin where it stands
     */
    record Read(Submission submission, Origin origin) implements Reading {}
}
