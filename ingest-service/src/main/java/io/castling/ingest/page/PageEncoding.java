package io.castling.ingest.page;

import io.castling.ingest.article.DecodedText;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding of a page, as the HTML standard settles it (section 13.2.3.2): byte order mark, HTTP header, declaration
 * within the first bytes, else what the bytes look like. A declared encoding that the bytes contradict loses to valid
 * UTF-8, the usual mistake of servers that were moved to UTF-8 and kept their headers.
 */
final class PageEncoding {

    /** The standard looks at 1024 bytes; sites with long comments in the head need more. */
    private static final int PRESCAN = 8192;

    private static final Pattern DECLARED = Pattern.compile(
            "<meta[^>]+charset\\s*=\\s*[\"']?\\s*([\\w:.-]+)|<\\?xml[^>]+encoding\\s*=\\s*[\"']([\\w:.-]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w:.-]+)", Pattern.CASE_INSENSITIVE);

    private PageEncoding() {}

    /** Text or, where the bytes are none, why not. */
    static DecodedText decode(byte[] bytes, Optional<String> contentType) {
        DecodedText seen = DecodedText.of(bytes);
        if (seen instanceof DecodedText.Text text && !text.guessed() && !isPlainAscii(bytes)) {
            return seen;
        }
        Optional<Charset> declared = contentType
                .flatMap(type -> find(PARAMETER, type))
                .flatMap(PageEncoding::charset)
                .or(() -> inHead(bytes));
        return declared.<DecodedText>map(
                        charset -> new DecodedText.Text(new String(bytes, charset), charset.name(), false))
                .orElse(seen);
    }

    /** ISO-2022-JP and its like look like ASCII: only a declaration tells. */
    private static boolean isPlainAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> inHead(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, PRESCAN), StandardCharsets.ISO_8859_1);
        return find(DECLARED, head).flatMap(PageEncoding::charset);
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return Optional.of(matcher.group(group));
            }
        }
        return Optional.empty();
    }

    /** Labels as the WHATWG Encoding standard reads them where that differs from Java's names. */
    private static Optional<Charset> charset(String label) {
        String name = switch (label.toLowerCase(Locale.ROOT)) {
            case "iso-8859-1", "latin1", "us-ascii", "ascii", "x-cp1252" -> "windows-1252";
            case "iso-8859-9", "latin5" -> "windows-1254";
            case "gb2312", "gbk", "x-gbk" -> "GB18030";
            case "shift_jis", "x-sjis", "sjis" -> "windows-31j";
            case "ks_c_5601-1987", "euc-kr" -> "x-windows-949";
            case "utf8", "unicode-1-1-utf-8" -> "UTF-8";
            case "x-cp1251", "cp1251", "win-1251" -> "windows-1251";
            case "utf-16", "utf-16le", "utf-16be" -> "UTF-8";
            default -> label;
        };
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
