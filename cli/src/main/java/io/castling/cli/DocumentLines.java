package io.castling.cli;

import io.castling.cli.json.DocumentJson;
import io.castling.extraction.text.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The documents in JSON lines; what is none is named on standard error and left out. */
final class DocumentLines {

    private DocumentLines() {}

    interface Sink {
        void accept(Document document) throws IOException;
    }

    /** @return whether every file and line could be used */
    static boolean forEach(Terminal terminal, List<Path> files, Sink sink) throws IOException {
        var json = new DocumentJson();
        var usable = new AtomicBoolean(true);
        boolean read = new InputLines(terminal).forEach(files, line -> {
            try {
                sink.accept(json.read(line.bytes()));
            } catch (DocumentJson.Malformed e) {
                terminal.err().println(line.place() + ": " + e.getMessage());
                usable.set(false);
            }
        });
        return read && usable.get();
    }
}
