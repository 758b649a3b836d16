package io.castling.ingest.poll;

import io.castling.ingest.article.Submission;
import io.castling.ingest.article.Submission.Details;
import java.util.Map;

/** What the definition of a source says about its articles. */
final class Labels {

    private Labels() {}

    static Submission of(Source source, Submission submission) {
        Details details = submission
                .details()
                .with(Map.of(
                        "source-id",
                        source.id().value(),
                        "source-url",
                        source.url().toString()));
        return new Submission(
                submission.id(),
                submission.title(),
                submission.text(),
                submission.url(),
                source.options().name().or(submission::source),
                submission.published(),
                new Details(
                        details.language().or(source.options()::language),
                        details.byline(),
                        details.section(),
                        details.html(),
                        details.headers()));
    }
}
