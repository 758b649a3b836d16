package io.castling.alert.deliver.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the secrets that channels name by reference: {@code env:CASTLING_SECRET_…} or {@code file:NAME} in one folder.
 * Whoever may subscribe can thereby use a secret but read none, and reach no other variable or file. They are read anew
 * each time, so that rotating one needs no restart.
 */
public final class Secrets {

    /** What a reference looks like. */
    public static final Pattern REFERENCE =
            Pattern.compile("env:(CASTLING_SECRET_[A-Z0-9_]+)|file:([A-Za-z0-9][A-Za-z0-9._-]*)");

    private final Function<String, Optional<String>> environment;
    private final Optional<Path> folder;

    /** @param folder where files with secrets lie, one secret each */
    public Secrets(Function<String, Optional<String>> environment, Optional<Path> folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** The secret, if the reference is well-formed and leads to one. */
    Optional<String> find(String reference) {
        var match = REFERENCE.matcher(reference);
        if (!match.matches()) {
            return Optional.empty();
        }
        return match.group(1) != null ? environment.apply(match.group(1)) : read(match.group(2));
    }

    private Optional<String> read(String name) {
        return folder.map(path -> path.resolve(name))
                .filter(Files::isRegularFile)
                .flatMap(path -> {
                    try {
                        return Optional.of(Files.readString(path).strip());
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                });
    }
}
