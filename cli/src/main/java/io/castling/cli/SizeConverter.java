package io.castling.cli;

import io.castling.platform.config.DataSize;
import picocli.CommandLine.ITypeConverter;

/** Sizes such as {@code 3MiB} on the command line. */
final class SizeConverter implements ITypeConverter<DataSize> {

    @Override
    public DataSize convert(String value) {
        return DataSize.parse(value);
    }
}
