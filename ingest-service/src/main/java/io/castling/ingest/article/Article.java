package io.castling.ingest.article;

import java.time.Instant;

/**
 * A submission that knows which article it is.
 *
 * @param id of the article, the same for all its revisions
 * @param contentHash SHA-256 of the folded title and text: equal for bodies that differ in typography alone
 * @param submission what was handed in
 * @param fetched when
 */
public record Article(ArticleId id, String contentHash, Submission submission, Instant fetched) {

    /**
     * The id is the one given, else the hash of the canonical URL, else the hash of the folded title and text: a sender
     * who names an article knows best which one it is.
     */
    public static Article of(Submission submission, Instant fetched) {
        ArticleId id = submission
                .id()
                .or(() -> submission.url().map(ArticleId::of))
                .orElseGet(() -> ArticleId.ofText(submission.title(), submission.text()));
        return new Article(id, contentHash(submission), submission, fetched);
    }

    private static String contentHash(Submission submission) {
        return Digest.sha256(FoldedText.of(submission.title()) + '\n' + FoldedText.of(submission.text()));
    }
}
