package io.castling.cli;

import io.castling.platform.config.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** Times such as {@code 30s} on the command line. */
final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
        return Durations.parse(value);
    }
}
