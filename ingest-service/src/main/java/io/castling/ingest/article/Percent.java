package io.castling.ingest.article;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of URLs, RFC 3986 sections 2.1 to 2.3. */
final class Percent {

    private static final String UNRESERVED = "-._~";
    /** Characters with a meaning of their own in a path or a query: they stay as written. */
    private static final String RESERVED = "!$&'()*+,;=:@/?[]";

    private Percent() {}

    /**
     * Escapes what must be escaped, unescapes what need not be, hexadecimal digits in upper case; a stray percent sign
     * becomes {@code %25}.
     */
    static String normalize(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        var normal = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int escaped = escapeAt(bytes, i);
            if (escaped >= 0) {
                i += 2;
                append(normal, escaped, isUnreserved(escaped));
            } else {
                int literal = bytes[i] & 0xFF;
                append(normal, literal, isUnreserved(literal) || RESERVED.indexOf(literal) >= 0);
            }
        }
        return normal.toString();
    }

    static String decode(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int escaped = escapeAt(bytes, i);
            decoded.write(escaped >= 0 ? escaped : bytes[i]);
            i += escaped >= 0 ? 2 : 0;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    /** The byte that an escape at this place stands for, or -1 where there is none. */
    private static int escapeAt(byte[] bytes, int at) {
        if (bytes[at] != '%' || at + 2 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at + 1], 16);
        int low = Character.digit(bytes[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isUnreserved(int c) {
        return isAsciiLetter(c) || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }

    private static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static void append(StringBuilder out, int c, boolean plain) {
        if (plain) {
            out.append((char) c);
        } else {
            out.append('%')
                    .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                    .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
        }
    }
}
