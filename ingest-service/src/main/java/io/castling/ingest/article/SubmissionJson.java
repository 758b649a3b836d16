package io.castling.ingest.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.castling.ingest.article.Published.Provenance;
import io.castling.ingest.article.Rejected.Reason;
import io.castling.ingest.article.Submission.Details;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads one article of the JSON contract:
 * {@code {"id"?, "text", "title"?, "url"?, "source"?, "published"?, "language"?, "byline"?, "section"?}}. Other fields are
 * passed over; {@code null} is the same as absent.
 */
final class SubmissionJson {

    private static final Set<String> FIELDS =
            Set.of("id", "text", "title", "url", "source", "published", "language", "byline", "section");
    private static final int DEEPEST = 50;

    private final JsonFactory json = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // The size of an article is limited before it gets here.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build();

    /** @param origin where the object begins */
    Reading read(byte[] object, Origin origin) {
        Utf8Scan scan = Utf8Scan.of(object);
        if (!scan.isValid()) {
            return new Rejected(
                    Reason.ENCODING,
                    at(origin, scan.firstFaultLine(), scan.firstFaultColumn()),
                    "byte 0x%02X is not UTF-8, and JSON is always UTF-8 (RFC 8259)".formatted(scan.firstFaultByte()));
        }
        try (JsonParser parser = json.createParser(object)) {
            return article(parser, origin);
        } catch (StreamReadException e) {
            return new Rejected(
                    Reason.MALFORMED,
                    at(origin, e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
                    firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("an array of bytes can be read", e);
        }
    }

    private Reading article(JsonParser parser, Origin origin) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new Rejected(
                    Reason.MALFORMED, here(parser, origin), "an article is a JSON object such as {\"text\": \"…\"}");
        }
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!FIELDS.contains(name)) {
                parser.skipChildren();
            } else if (value == JsonToken.VALUE_STRING) {
                fields.put(name, parser.getText());
            } else if (value != JsonToken.VALUE_NULL) {
                return new Rejected(
                        Reason.INVALID_FIELD,
                        here(parser, origin),
                        "\"" + name + "\" is " + kind(value) + "; give it as a string");
            }
        }
        if (parser.nextToken() != null) {
            return new Rejected(Reason.MALFORMED, here(parser, origin), "something follows the end of the object");
        }
        return submission(fields, origin);
    }

    private static Reading submission(Map<String, String> fields, Origin origin) {
        Optional<String> id = field(fields, "id");
        if (id.isPresent() && !ArticleId.isUsable(id.get())) {
            return new Rejected(
                    Reason.INVALID_FIELD,
                    origin,
                    "\"id\" takes 1 to 200 letters, digits or . _ : / @ + ~ - and begins with a letter or digit");
        }
        Optional<CanonicalUrl> url = field(fields, "url").flatMap(CanonicalUrl::of);
        if (url.isEmpty() && field(fields, "url").isPresent()) {
            return new Rejected(
                    Reason.INVALID_FIELD,
                    origin,
                    "\"url\" is no http or https address: " + excerpt(fields.getOrDefault("url", "")));
        }
        Optional<Published> published =
                field(fields, "published").flatMap(IsoTime::parse).map(time -> new Published(time, Provenance.GIVEN));
        if (published.isEmpty() && field(fields, "published").isPresent()) {
            return new Rejected(
                    Reason.INVALID_FIELD,
                    origin,
                    "\"published\" is no ISO date or date-time such as 2023-11-26 or 2023-11-26T09:30:00Z: "
                            + excerpt(fields.getOrDefault("published", "")));
        }
        String text = fields.getOrDefault("text", "");
        if (text.isBlank()) {
            return new Rejected(Reason.EMPTY, origin, "\"text\" is missing or blank");
        }
        return new Reading.Read(
                new Submission(
                        id.map(ArticleId::new),
                        fields.getOrDefault("title", ""),
                        text,
                        url,
                        field(fields, "source"),
                        published,
                        new Details(
                                field(fields, "language").map(code -> code.toLowerCase(Locale.ROOT)),
                                field(fields, "byline"),
                                field(fields, "section"),
                                Optional.empty(),
                                Map.of())),
                origin);
    }

    private static Optional<String> field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Origin here(JsonParser parser, Origin origin) {
        var location = parser.currentTokenLocation();
        return at(origin, location.getLineNr(), location.getColumnNr());
    }

    /** A place inside the object, seen from the start of the input. */
    private static Origin at(Origin origin, long line, long column) {
        long before = line == 1 ? origin.column().orElse(1) - 1 : 0;
        return new Origin(
                origin.input(), OptionalLong.of(origin.line().orElse(1) + line - 1), OptionalLong.of(before + column));
    }

    private static String kind(JsonToken value) {
        return switch (value) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT, VALUE_NULL, VALUE_STRING ->
                "no string";
        };
    }

    /** Jackson adds hints on further lines, of which a reader of a log has no use. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("cannot be parsed");
    }

    private static String excerpt(String value) {
        return "\"" + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + "\"";
    }
}
