package io.castling.alert.deliver.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of strangers harmless before a format escapes it: article text may hold control characters, marks that
 * turn the direction of reading, half surrogates, and links that are programs.
 */
final class Clean {

    private static final int REPLACEMENT = 0xFFFD;

    private Clean() {}

    /** One line: runs of white space and control characters become one space; what no XML may hold is replaced. */
    static String line(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isSpace(point)) {
                if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (!turnsDirection(point)) {
                clean.appendCodePoint(isCharacter(point) ? point : REPLACEMENT);
            }
        });
        return clean.toString().strip();
    }

    /** At most so many UTF-16 units, with an ellipsis where something was cut and no surrogate pair torn apart. */
    static String atMost(int units, String text) {
        if (text.length() <= units) {
            return text;
        }
        int end = units - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    /** The address, if it is one that may be clicked: absolute http or https with a host, in ASCII. */
    static Optional<String> link(@Nullable String url) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            var uri = new URI(url.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && uri.getHost() != null ? Optional.of(percentEncoded(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Quotes and brackets are legal in a URI but end an address in Markdown, Slack and HTML. */
    private static String percentEncoded(URI uri) {
        return uri.toASCIIString().replace("'", "%27").replace("(", "%28").replace(")", "%29");
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point);
    }

    /** Unicode TR 36: overrides and isolates can make a headline read as another one. */
    private static boolean turnsDirection(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isCharacter(int point) {
        return !(point >= 0xD800 && point <= 0xDFFF) && (point & 0xFFFE) != 0xFFFE;
    }
}
