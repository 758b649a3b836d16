package io.castling.extraction.arms.catalogue;

import io.castling.extraction.arms.Catalogue;
import io.castling.extraction.arms.CatalogueEntry;
import io.castling.extraction.arms.CatalogueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The catalogue as files. The bundled one explains its fields at its head; a file of the user's own has the same form,
 * adds systems, and takes the place of bundled entries of the same name.
 */
public final class CatalogueReader {

    private static final String BUNDLED = "systems.yaml";

    private CatalogueReader() {}

    /** The catalogue that comes with Castling. */
    public static Catalogue bundled() {
        try (InputStream stream = CatalogueReader.class.getResourceAsStream(BUNDLED)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "the jar lacks " + BUNDLED + " beside " + CatalogueReader.class.getName());
            }
            return new Catalogue(entries(new InputStreamReader(stream, StandardCharsets.UTF_8), BUNDLED));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + BUNDLED, e);
        }
    }

    /**
     * The bundled catalogue with the systems of a user's file.
     *
     * @throws CatalogueException if the file has mistakes; the message names each with its line and a remedy
     */
    public static Catalogue bundledWith(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return bundled().extendedBy(entries(reader, file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogue " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The entries of one file.
     *
     * @param name names the file in messages
     * @throws CatalogueException as above
     */
    public static List<CatalogueEntry> entries(Reader yaml, String name) {
        List<String> problems = new ArrayList<>();
        List<CatalogueEntry> entries = new ArrayList<>();
        for (Node node : systems(root(yaml, name), name)) {
            EntryReader entry = new EntryReader(node, name, problems);
            entry.read().ifPresent(entries::add);
        }
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
        return entries;
    }

    private static Node root(Reader yaml, String name) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(name)
                    .setAllowDuplicateKeys(true)
                    .build();
            return new Compose(settings)
                    .composeReader(yaml)
                    .orElseThrow(() -> new CatalogueException(List.of(name + ": empty; start it with 'systems:'")));
        } catch (YamlEngineException e) {
            throw new CatalogueException(List.of(name + ": not YAML: " + e.getMessage()));
        }
    }

    private static List<Node> systems(Node root, String name) {
        if (root instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            NodeTuple only = mapping.getValue().getFirst();
            boolean named = only.getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals("systems");
            if (named && only.getValueNode() instanceof SequenceNode sequence) {
                return sequence.getValue();
            }
        }
        throw new CatalogueException(List.of(name + ": the file must be one list under the key 'systems:'"));
    }
}
