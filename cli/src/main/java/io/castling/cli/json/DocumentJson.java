package io.castling.cli.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.castling.extraction.text.Document;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Reads {@code {"id", "text", "title"?, "url"?, "source"?, "published"?}}; other keys are ignored. */
public final class DocumentJson {

    private final ObjectMapper mapper = new ObjectMapper();

    /** Why a line is no document, in words for a person. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String reason) {
            super(reason);
        }
    }

    public Document read(byte[] line) throws Malformed {
        JsonNode node = parse(decode(line));
        if (!node.isObject()) {
            throw new Malformed("is not a JSON object");
        }
        String id = required(node, "id");
        String text = required(node, "text");
        return new Document(
                id,
                optional(node, "title").orElse(""),
                text,
                optional(node, "url"),
                optional(node, "source"),
                published(optional(node, "published")));
    }

    private static String decode(byte[] line) throws Malformed {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("is not valid UTF-8");
        }
    }

    private JsonNode parse(String json) throws Malformed {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new Malformed("is not valid JSON: " + e.getOriginalMessage() + " at column "
                    + e.getLocation().getColumnNr());
        }
    }

    private static String required(JsonNode node, String key) throws Malformed {
        return optional(node, key).orElseThrow(() -> new Malformed("has no \"" + key + "\""));
    }

    private static Optional<String> optional(JsonNode node, String key) throws Malformed {
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new Malformed("\"" + key + "\" is not a string");
        }
        return Optional.of(value.textValue());
    }

    private static Optional<LocalDate> published(Optional<String> value) throws Malformed {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String text = value.get();
        try {
            return Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
        } catch (DateTimeException e) {
            throw new Malformed("\"published\" is not an ISO 8601 date or date-time: " + text);
        }
    }
}
