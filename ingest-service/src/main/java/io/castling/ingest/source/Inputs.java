package io.castling.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The inputs behind what a person names: a file is itself, a folder is the files in it and below it whose names tell that
 * they hold articles, in the order of their names. Hidden files and symbolic links inside folders are passed over. Only
 * one folder's names are in memory for each level.
 */
public final class Inputs implements Iterator<Input> {

    private final Deque<Iterator<Path>> levels = new ArrayDeque<>();
    private final Consumer<Path> passedOver;
    private Optional<Input> next = Optional.empty();

    /** @param passedOver is told of each file in a folder that is not read */
    public Inputs(List<Path> named, Consumer<Path> passedOver) {
        this.passedOver = passedOver;
        levels.push(named.iterator());
    }

    @Override
    public boolean hasNext() {
        boolean named = levels.size() == 1;
        while (next.isEmpty() && !levels.isEmpty()) {
            if (!levels.peek().hasNext()) {
                levels.pop();
                named = levels.size() == 1;
                continue;
            }
            Path path = levels.peek().next();
            if (Files.isDirectory(path)) {
                levels.push(children(path));
                named = false;
            } else if (Input.WarcFile.isNamedLikeOne(path)) {
                next = Optional.of(new Input.WarcFile(path));
            } else if (Input.PageFile.isNamedLikeOne(path)) {
                next = Optional.of(new Input.PageFile(path));
            } else if (named || Input.File.formatOf(path).isPresent()) {
                next = Optional.of(new Input.File(path));
            } else {
                passedOver.accept(path);
            }
        }
        return next.isPresent();
    }

    @Override
    public Input next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Input input = next.orElseThrow();
        next = Optional.empty();
        return input;
    }

    private Iterator<Path> children(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            Path[] sorted = entries.filter(this::isWanted).toArray(Path[]::new);
            Arrays.sort(sorted);
            return Arrays.asList(sorted).iterator();
        } catch (IOException unreadable) {
            // Opening it as a file fails with the same reason, in the place where faults are reported.
            next = Optional.of(new Input.File(folder));
            return List.<Path>of().iterator();
        }
    }

    private boolean isWanted(Path entry) {
        boolean regular = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                || Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
        boolean wanted = regular && !entry.getFileName().toString().startsWith(".");
        if (!wanted) {
            passedOver.accept(entry);
        }
        return wanted;
    }
}
