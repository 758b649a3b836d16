package io.castling.ingest.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.publish.Outcome;
import io.castling.ingest.run.IngestRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes the fate of each pushed article as one line of JSON, in the order of the request:
 * {@code {"line", "id"?, "status", "revision"?, "reason"?, "detail"?}} with the statuses {@code published},
 * {@code revised}, {@code duplicate}, {@code accepted} (on disk until the broker is back), {@code rejected}, {@code
 * unavailable}.
 */
final class PushResults implements IngestRun.Listener {

    private final OutputStream out;
    private final JsonFactory json = new JsonFactory();
    private long count;

    private final Consumer<Rejected> unusable;

    PushResults(OutputStream out, Consumer<Rejected> unusable) {
        this.out = out;
        this.unusable = unusable;
    }

    long count() {
        return count;
    }

    @Override
    public void rejected(Rejected rejected) {
        unusable.accept(rejected);
        write(rejected.origin(), line -> {
            line.writeStringField("status", "rejected");
            line.writeStringField("reason", rejected.reason().name().toLowerCase(Locale.ROOT));
            line.writeStringField("detail", rejected.detail());
        });
    }

    @Override
    public void settled(Origin origin, Outcome outcome) {
        write(origin, line -> {
            switch (outcome) {
                case Outcome.Published o ->
                    fate(line, o.id().value(), o.revision() > 1 ? "revised" : "published", o.revision());
                case Outcome.Duplicate o -> fate(line, o.id().value(), "duplicate", o.revision());
                case Outcome.Spooled o -> {
                    line.writeStringField("id", o.id().value());
                    line.writeStringField("status", "accepted");
                }
                case Outcome.Refused o -> failure(line, o.id().value(), "rejected", o.reason());
                case Outcome.Unavailable o -> failure(line, o.id().value(), "unavailable", o.reason());
            }
        });
    }

    private static void fate(JsonGenerator line, String id, String status, int revision) throws IOException {
        line.writeStringField("id", id);
        line.writeStringField("status", status);
        line.writeNumberField("revision", revision);
    }

    private static void failure(JsonGenerator line, String id, String status, String detail) throws IOException {
        line.writeStringField("id", id);
        line.writeStringField("status", status);
        line.writeStringField("detail", detail);
    }

    private interface Fields {
        void write(JsonGenerator line) throws IOException;
    }

    private void write(Origin origin, Fields fields) {
        count++;
        try (JsonGenerator line = json.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            line.writeStartObject();
            if (origin.line().isPresent()) {
                line.writeNumberField("line", origin.line().getAsLong());
            }
            fields.write(line);
            line.writeEndObject();
            line.writeRaw('\n');
        } catch (IOException full) {
            throw new UncheckedIOException("the answer cannot be kept", full);
        }
    }
}
