package io.castling.ingest.publish;

import io.castling.ingest.article.Article;
import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.RawArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a segment that is not written any more. A block that was torn when the process was killed, or that the disk has
 * spoilt, is passed over; a spoilt segment is kept aside for a person, since something in it may have been accepted.
 */
final class SpoolReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolReader.class);

    private final Path segment;
    private final DataFileReader<RawArticle> reader;
    private boolean spoilt;

    private SpoolReader(Path segment, DataFileReader<RawArticle> reader) {
        this.segment = segment;
        this.reader = reader;
    }

    /** Takes up to so many articles, in order; none at the end. */
    List<Article> read(int max) throws IOException {
        List<Article> articles = new ArrayList<>(max);
        while (articles.size() < max && hasNext()) {
            try {
                articles.add(RawArticles.article(reader.next()));
            } catch (AvroRuntimeException | IllegalArgumentException fault) {
                passOver(fault);
            }
        }
        return articles;
    }

    private boolean hasNext() throws IOException {
        while (true) {
            try {
                return reader.hasNext();
            } catch (AvroRuntimeException fault) {
                passOver(fault);
            }
        }
    }

    private void passOver(RuntimeException fault) throws IOException {
        spoilt = true;
        long at = reader.previousSync();
        LOG.atWarn()
                .addKeyValue("segment", segment)
                .addKeyValue("near", at)
                .addKeyValue("reason", String.valueOf(fault.getMessage()))
                .log("A part of the spool cannot be read and is passed over");
        reader.sync(at + 1);
    }

    static SpoolReader open(Path segment) throws IOException {
        AvroTrust.trust(RawArticle.class);
        return new SpoolReader(
                segment, new DataFileReader<>(segment.toFile(), new SpecificDatumReader<>(RawArticle.class)));
    }

    /** Whether it begins as segments do; one whose writer was killed at its very beginning does not. */
    static boolean isReadable(Path segment) {
        try {
            open(segment).close();
            return true;
        } catch (IOException | AvroRuntimeException headless) {
            LOG.debug("No segment", headless);
            return false;
        }
    }

    boolean isSpoilt() {
        return spoilt;
    }

    /** Copies a segment that is spoilt to where a person finds it. */
    static Path keepAside(Path segment) throws IOException {
        return Files.copy(
                segment,
                segment.resolveSibling(segment.getFileName() + ".spoilt"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
