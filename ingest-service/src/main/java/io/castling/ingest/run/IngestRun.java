package io.castling.ingest.run;

import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Rejected.Reason;
import io.castling.ingest.article.Submission;
import io.castling.ingest.page.PageArticles;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.Outcome;
import io.castling.ingest.source.Input;
import io.castling.ingest.source.WarcArticles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings inputs to a publisher, one batch after the other, so that memory does not depend on what is read. Faults of the
 * input are reported and passed over; a publisher that is away ends the run, at a place from which another run can go on.
 * An instance is good for one run.
 */
public final class IngestRun {

    private static final int BATCH_ARTICLES = 256;
    private static final int BATCH_CHARACTERS = 1 << 20;

    private final ArticleReader reader;
    private final PageArticles pages;
    private final ArticlePublisher publisher;
    private final Listener listener;
    private final Optional<Checkpoint> from;
    private final List<Reading> batch = new ArrayList<>();
    private int batchCharacters;
    private Tally tally = Tally.NONE;
    private Checkpoint current = new Checkpoint("", 0);
    private long bytes;
    private Optional<Counted> open = Optional.empty();
    private boolean reached;

    /**
     * @param from where an earlier run over the same inputs stopped; what comes before is passed over
     */
    public IngestRun(ArticleReader reader, ArticlePublisher publisher, Optional<Checkpoint> from, Listener listener) {
        this.reader = reader;
        this.pages = new PageArticles(reader.maxArticleBytes());
        this.publisher = publisher;
        this.from = from;
        this.listener = listener;
        this.reached = from.isEmpty();
    }

    /** Is told how the run goes; called by the thread that runs. */
    public interface Listener {

        /** An input is opened. */
        default void began(Input input) {}

        /** A batch is settled: a run that begins at {@code checkpoint} does not repeat it. */
        default void progressed(Tally tally, Checkpoint checkpoint) {}

        /** Something is no article. */
        default void rejected(Rejected rejected) {}

        /** The fate of one article. */
        default void settled(Origin origin, Outcome outcome) {}
    }

    /**
     * All readings up to this one are settled.
     *
     * @param input name of the input
     * @param reading its last settled reading, from 1; 0 where none is
     */
    public record Checkpoint(String input, long reading) {}

    /**
     * What came of a run so far.
     *
     * @param revised published as a later revision; also counted in {@code published}
     * @param rejected pieces of input that are no articles, and articles that the publisher refused
     * @param spooled on the disk of the service, to be published when the broker is back
     * @param bytes read; compressed where the input is, once it is read to its end
     */
    public record Tally(
            long published, long revised, long duplicates, long spooled, long rejected, long unavailable, long bytes) {

        public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

        /** Whether each piece of the input is on the topic, or will be. */
        public boolean isClean() {
            return rejected == 0 && unavailable == 0;
        }

        private Tally plus(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Published o -> plus(1, o.revision() > 1 ? 1 : 0, 0, 0, 0, 0);
                case Outcome.Duplicate o -> plus(0, 0, 1, 0, 0, 0);
                case Outcome.Spooled o -> plus(0, 0, 0, 1, 0, 0);
                case Outcome.Refused o -> plusRejected();
                case Outcome.Unavailable o -> plus(0, 0, 0, 0, 0, 1);
            };
        }

        private Tally plusRejected() {
            return plus(0, 0, 0, 0, 1, 0);
        }

        private Tally plus(long published, long revised, long duplicates, long spooled, long rejected, long away) {
            return new Tally(
                    this.published + published,
                    this.revised + revised,
                    this.duplicates + duplicates,
                    this.spooled + spooled,
                    this.rejected + rejected,
                    this.unavailable + away,
                    bytes);
        }

        private Tally withBytes(long read) {
            return new Tally(published, revised, duplicates, spooled, rejected, unavailable, read);
        }
    }

    /**
     * Reads all inputs to their ends, or until the publisher is away.
     *
     * @return what came of it; {@link Tally#unavailable()} above 0 says that the run ended early
     */
    public Tally run(Iterator<? extends Input> inputs) {
        try {
            while (inputs.hasNext()) {
                read(inputs.next());
            }
            flush();
        } catch (PublisherAway early) {
            // The tally tells.
        }
        return tally;
    }

    private void read(Input input) {
        if (!reached && !input.name().equals(from.orElseThrow().input())) {
            return;
        }
        listener.began(input);
        long before = bytes;
        current = new Checkpoint(input.name(), 0);
        try (InputStream stream = input.open()) {
            var counted = new Counted(stream);
            open = Optional.of(counted);
            read(input, counted, reading -> {
                accept(reading);
                if (batch.size() >= BATCH_ARTICLES || batchCharacters >= BATCH_CHARACTERS || isIdle(input, stream)) {
                    flush();
                }
            });
            bytes = before + input.size().orElse(counted.count);
            open = Optional.empty();
        } catch (IOException e) {
            accept(new Rejected(Reason.UNREADABLE, Origin.of(input.name()), why(e)));
        }
        reached = true;
    }

    private void read(Input input, InputStream bytes, Consumer<Reading> sink) throws IOException {
        switch (input) {
            case Input.PageFile page -> {
                byte[] whole = bytes.readNBytes(reader.maxArticleBytes() + 1);
                Origin origin = Origin.of(page.name());
                sink.accept(
                        whole.length > reader.maxArticleBytes()
                                ? reader.tooLarge(origin)
                                : pages.read(whole, Optional.empty(), "", page.saved(), origin));
            }
            case Input.WarcFile warc ->
                new WarcArticles(pages, reader.maxArticleBytes()).read(warc.name(), bytes, sink);
            case Input.Address address -> address.read(sink);
            case Input.File file -> reader.read(file.name(), file.format(), bytes, sink);
            case Input.Live live -> reader.read(live.name(), live.format(), bytes, sink);
            case Input.Body body -> reader.read(body.name(), body.format(), bytes, sink);
        }
    }

    /** A person who types, or a program that waits for the fate of what it wrote, is not kept waiting for more. */
    private static boolean isIdle(Input input, InputStream stream) {
        try {
            return input instanceof Input.Address || (input instanceof Input.Live && stream.available() == 0);
        } catch (IOException unknown) {
            return true;
        }
    }

    private void accept(Reading reading) {
        current = new Checkpoint(current.input(), current.reading() + 1);
        if (!reached && current.reading() <= from.orElseThrow().reading()) {
            return;
        }
        batch.add(reading);
        batchCharacters +=
                reading instanceof Reading.Read read ? read.submission().text().length() : 0;
    }

    /** Publishes what was gathered and tells the fate of each reading in the order of the input. */
    private void flush() {
        List<Submission> submissions = batch.stream()
                .filter(Reading.Read.class::isInstance)
                .map(reading -> ((Reading.Read) reading).submission())
                .toList();
        List<Outcome> outcomes = submissions.isEmpty() ? List.of() : publisher.publish(submissions);
        tally = tally.withBytes(bytes + open.map(counted -> counted.count).orElse(0L));
        Iterator<Outcome> next = outcomes.iterator();
        for (Reading reading : batch) {
            switch (reading) {
                case Rejected rejected -> {
                    tally = tally.plusRejected();
                    listener.rejected(rejected);
                }
                case Reading.Read read -> {
                    Outcome outcome = next.next();
                    tally = tally.plus(outcome);
                    listener.settled(read.origin(), outcome);
                }
            }
        }
        batch.clear();
        batchCharacters = 0;
        if (tally.unavailable() > 0) {
            throw new PublisherAway();
        }
        listener.progressed(tally, current);
    }

    private static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission denied";
            default -> e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        };
    }

    /** Unwinds the reading of an input in the middle. */
    private static final class PublisherAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        PublisherAway() {
            super("the publisher is away", null, false, false);
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
