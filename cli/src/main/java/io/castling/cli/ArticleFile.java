package io.castling.cli;

import io.castling.extraction.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of articles: JSON lines, or one article as it is, its first line being the headline. */
final class ArticleFile {

    private final Terminal terminal;

    ArticleFile(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @return whether all of it could be used */
    boolean forEach(Path file, DocumentLines.Sink sink) throws IOException {
        if (isJson(file)) {
            return DocumentLines.forEach(terminal, List.of(file), sink);
        }
        String text = Files.readString(file).strip();
        int end = text.indexOf('\n');
        String title = end < 0 ? "" : text.substring(0, end).strip();
        String body = end < 0 ? text : text.substring(end).strip();
        if (body.isEmpty()) {
            terminal.err().println(file + ": is empty");
            return false;
        }
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("article");
        sink.accept(new Document(name, title, body, Optional.empty(), Optional.empty(), Optional.empty()));
        return true;
    }

    private static boolean isJson(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            int first = bytes.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = bytes.read();
            }
            return first == '{';
        }
    }
}
