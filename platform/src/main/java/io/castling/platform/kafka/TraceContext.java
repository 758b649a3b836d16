package io.castling.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The {@code traceparent} of W3C Trace Context: which trace a record belongs to.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param flags 2 lower-case hexadecimal digits; {@code 01} is sampled
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record TraceContext(String traceId, String spanId, String flags) {

    /** The name of the header. */
    public static final String HEADER = "traceparent";

    // Later versions may append fields; version ff is invalid.
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Pattern ZEROS = Pattern.compile("0+");

    public TraceContext {
        if (!traceId.matches("[0-9a-f]{32}") || ZEROS.matcher(traceId).matches()) {
            throw new IllegalArgumentException("not a trace id: " + traceId);
        }
        if (!spanId.matches("[0-9a-f]{16}") || ZEROS.matcher(spanId).matches()) {
            throw new IllegalArgumentException("not a span id: " + spanId);
        }
        if (!flags.matches("[0-9a-f]{2}")) {
            throw new IllegalArgumentException("not trace flags: " + flags);
        }
    }

    /** The beginning of a new, sampled trace. */
    public static TraceContext begin(RandomGenerator random) {
        return new TraceContext(hex(random) + hex(random), hex(random), "01");
    }

    /** Reads a header's value; empty when it is malformed, as the specification asks. */
    public static Optional<TraceContext> parse(String value) {
        Matcher form = FORM.matcher(value.strip());
        boolean usable = form.matches()
                && !(form.group(1).equals("00") && form.group(5) != null)
                && !ZEROS.matcher(form.group(2)).matches()
                && !ZEROS.matcher(form.group(3)).matches();
        return usable ? Optional.of(new TraceContext(form.group(2), form.group(3), form.group(4))) : Optional.empty();
    }

    /** What a record's headers say. */
    public static Optional<TraceContext> from(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value() == null
                ? Optional.empty()
                : parse(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** The next step of the same trace. */
    public TraceContext next(RandomGenerator random) {
        return new TraceContext(traceId, hex(random), flags);
    }

    /** Sets the header, in place of one that is there. */
    public void addTo(Headers headers) {
        headers.remove(HEADER).add(HEADER, toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The header's value. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    /** 16 digits, never all zero. */
    private static String hex(RandomGenerator random) {
        long bits = random.nextLong();
        return String.format(Locale.ROOT, "%016x", bits == 0 ? 1 : bits);
    }
}
