package io.castling.cli.dlq;

import io.castling.platform.kafka.SchemaRegistry;
import io.castling.platform.kafka.SchemaRegistryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.header.Header;

/** A letter in full, for a person. */
public final class LetterText {

    private static final int WIRE_PREFIX = 5;
    private static final int PREVIEW = 256;

    private LetterText() {}

    /** @param registry asked for the schema that the value names */
    public static String of(DeadLetter letter, SchemaRegistry registry) {
        var text = new StringBuilder(letter.id());
        letter.settled().ifPresent(outcome -> text.append("  [").append(outcome).append(']'));
        new TreeMap<>(letter.story())
                .forEach((name, value) ->
                        text.append("\n  ").append(name).append(": ").append(indented(value)));
        for (Header header : letter.record().headers()) {
            if (!letter.story().containsKey(header.key())) {
                text.append("\n  ").append(header.key()).append(": ").append(indented(text(header.value())));
            }
        }
        text.append("\n  key: ").append(letter.key());
        return text.append("\n  value: ")
                .append(value(letter.record().value(), registry))
                .toString();
    }

    private static String value(byte[] bytes, SchemaRegistry registry) {
        if (bytes == null) {
            return "none";
        }
        if (bytes.length < WIRE_PREFIX || bytes[0] != 0) {
            return preview(bytes, "not in the registry's wire format");
        }
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        try {
            Schema schema = registry.schema(id);
            return new GenericDatumReader<>(schema)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(bytes, WIRE_PREFIX, bytes.length - WIRE_PREFIX, null))
                    .toString();
        } catch (IOException | AvroRuntimeException | SchemaRegistryException unreadable) {
            return preview(bytes, "unreadable with schema " + id + ": " + unreadable.getMessage());
        }
    }

    private static String preview(byte[] bytes, String why) {
        int length = Math.min(bytes.length, PREVIEW);
        return bytes.length + " bytes, " + why + "; they begin with "
                + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, length) + "  \""
                + new String(bytes, 0, length, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", ".") + "\"";
    }

    private static String text(byte[] value) {
        return value == null ? "none" : new String(value, StandardCharsets.UTF_8);
    }

    private static String indented(String text) {
        return text.strip().replace("\n", "\n    ");
    }
}
