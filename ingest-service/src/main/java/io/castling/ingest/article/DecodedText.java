package io.castling.ingest.article;

import io.castling.ingest.article.Rejected.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Bytes of unknown encoding as text. The rules, in this order:
 *
 * <ol>
 *   <li>A byte order mark decides.
 *   <li>Known beginnings of binary formats are no text.
 *   <li>Valid UTF-8 is UTF-8.
 *   <li>Zero bytes in every other place are UTF-16; any other zero bytes, or many control characters, are no text.
 *   <li>Mostly valid UTF-8 sequences with some broken ones are damaged UTF-8: refused, since any guess would garble it.
 *   <li>Where more than a quarter of the letters lie above ASCII, the text is Cyrillic in the encoding of windows-1251,
 *       KOI8-U, ISO-8859-5 and IBM866 that gives the most frequent letters of Russian and Ukrainian their usual share.
 *   <li>Otherwise it is windows-1252, if that makes typography and letters inside words of nearly all bytes above ASCII.
 * </ol>
 */
public sealed interface DecodedText {

    /**
     * @param charset IANA name
     * @param guessed whether the last two rules decided
     */
    record Text(String text, String charset, boolean guessed) implements DecodedText {}

    /**
     * @param line of the first fault, from 1; empty where the whole is at fault
     */
    record NoText(Reason reason, Optional<Long> line, String detail) implements DecodedText {}

    static DecodedText of(byte[] bytes) {
        Optional<ByteOrderMark> mark = ByteOrderMark.of(bytes);
        if (mark.isPresent()) {
            return strict(bytes, mark.get().length(), mark.get().charset());
        }
        Optional<String> format = BinaryFormat.of(bytes);
        if (format.isPresent()) {
            return new NoText(
                    Reason.BINARY, Optional.empty(), "it begins like " + format.get() + "; convert it to text first");
        }
        Utf8Scan scan = Utf8Scan.of(bytes);
        boolean controlled = BinaryFormat.hasManyControls(bytes);
        if (scan.isValid() && !controlled) {
            return new Text(new String(bytes, StandardCharsets.UTF_8), "UTF-8", false);
        }
        Optional<Charset> wide = BinaryFormat.utf16(bytes);
        if (wide.isPresent()) {
            return strict(bytes, 0, wide.get());
        }
        if (controlled) {
            return new NoText(
                    Reason.BINARY, Optional.empty(), "it is full of control characters; convert it to text first");
        }
        return scan.isDamagedUtf8() ? damaged(scan) : SingleByte.decode(bytes).orElseGet(() -> damaged(scan));
    }

    private static DecodedText damaged(Utf8Scan scan) {
        return new NoText(
                Reason.ENCODING,
                Optional.of(scan.firstFaultLine()),
                "byte 0x%02X at offset %d is not UTF-8, and no other encoding fits; save it as UTF-8"
                        .formatted(scan.firstFaultByte(), scan.firstFault()));
    }

    private static DecodedText strict(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return new Text(text, charset.name(), false);
        } catch (CharacterCodingException e) {
            return new NoText(
                    Reason.ENCODING,
                    Optional.empty(),
                    "it announces " + charset.name() + " but breaks its rules; save it as UTF-8");
        }
    }

    /** Bytes at the start that name the encoding (Unicode 16, section 23.8). */
    record ByteOrderMark(int length, Charset charset) {

        private static final List<String> MARKS = List.of("EFBBBF", "0000FEFF", "FFFE0000", "FEFF", "FFFE");
        private static final List<String> CHARSETS = List.of("UTF-8", "UTF-32BE", "UTF-32LE", "UTF-16BE", "UTF-16LE");

        static Optional<ByteOrderMark> of(byte[] bytes) {
            for (int i = 0; i < MARKS.size(); i++) {
                byte[] mark = HexFormat.of().parseHex(MARKS.get(i));
                if (BinaryFormat.startsWith(bytes, mark)) {
                    return Optional.of(new ByteOrderMark(mark.length, Charset.forName(CHARSETS.get(i))));
                }
            }
            return Optional.empty();
        }
    }
}
