package io.castling.platform.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes.
 *
 * @param bytes zero or more
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*(B|kB|KB|MB|GB|KiB|MiB|GiB)?");

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + bytes + " bytes");
        }
    }

    /** Reads {@code 512}, {@code 512B}, {@code 10kB} (1000 bytes each), {@code 64MiB} (1024 x 1024 bytes each). */
    public static DataSize parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("expected a size such as 64MiB, 10kB or 512B");
        }
        String unit = form.group(2) == null ? "B" : form.group(2);
        try {
            return new DataSize(Math.multiplyExact(Long.parseLong(form.group(1)), factor(unit)));
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("expected a size below 8 EiB", tooLarge);
        }
    }

    /** The size as the {@code int} that many Kafka settings want. */
    public int toIntBytes() {
        return Math.toIntExact(bytes);
    }

    @Override
    public int compareTo(DataSize that) {
        return Long.compare(bytes, that.bytes);
    }

    /** Exact, in the largest binary unit that leaves no remainder: {@code 64MiB}, {@code 1000B}. */
    @Override
    public String toString() {
        for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
            if (bytes != 0 && bytes % factor(unit) == 0) {
                return String.format(Locale.ROOT, "%d%s", bytes / factor(unit), unit);
            }
        }
        return bytes + "B";
    }

    private static long factor(String unit) {
        return switch (unit) {
            case "B" -> 1;
            case "kB", "KB" -> 1_000;
            case "MB" -> 1_000_000;
            case "GB" -> 1_000_000_000;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> throw new IllegalArgumentException("unknown unit " + unit);
        };
    }
}
