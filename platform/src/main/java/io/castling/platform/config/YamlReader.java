package io.castling.platform.config;

import io.castling.platform.config.ConfigSources.YamlFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Flattens a YAML document into properties that remember their line. */
final class YamlReader {

    private final YamlFile file;
    private final List<Entry> entries = new ArrayList<>();

    private YamlReader(YamlFile file) {
        this.file = file;
    }

    /** A property as written: {@code a.b[0].c} = {@code value}. */
    record Entry(String name, String value, String origin) {}

    static List<Entry> read(YamlFile file) {
        var reader = new YamlReader(file);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.name())
                .setAllowDuplicateKeys(false)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(file.content());
            if (root.isPresent()) {
                reader.root(root.get());
            }
        } catch (MarkedYamlEngineException malformed) {
            String line = malformed
                    .getProblemMark()
                    .map(mark -> " line " + (mark.getLine() + 1))
                    .orElse("");
            throw new ConfigException(
                    List.of(file.name() + line + " is not valid YAML: " + malformed.getProblem() + "."), malformed);
        } catch (YamlEngineException malformed) {
            throw new ConfigException(
                    List.of(file.name() + " is not valid YAML: " + malformed.getMessage() + "."), malformed);
        }
        return List.copyOf(reader.entries);
    }

    private void root(Node node) {
        if (node instanceof MappingNode mapping) {
            mapping("", mapping);
        } else if (!node.getTag().equals(Tag.NULL)) {
            throw new ConfigException(
                    List.of(origin(node) + " is no section: a configuration file begins with a name and a colon."));
        }
    }

    private void value(String name, Node node) {
        if (node instanceof MappingNode mapping) {
            mapping(name + ".", mapping);
        } else if (node instanceof SequenceNode sequence) {
            sequence(name, sequence);
        } else if (node instanceof AnchorNode anchor) {
            value(name, anchor.getRealNode());
        } else if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            entries.add(new Entry(name, scalar.getValue(), origin(scalar)));
        }
        // What is left is "key:" without a value: it says nothing, and the default stays in force.
    }

    private void mapping(String prefix, MappingNode mapping) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new ConfigException(List.of(origin(tuple.getKeyNode()) + ": a name must be plain text."));
            }
            if (!seen.add(key.getValue())) {
                throw new ConfigException(List.of(
                        origin(key) + ": " + prefix + key.getValue() + " is set twice. Remove one of the two."));
            }
            value(prefix + key.getValue(), tuple.getValueNode());
        }
    }

    private void sequence(String name, SequenceNode sequence) {
        List<Node> nodes = sequence.getValue();
        for (int i = 0; i < nodes.size(); i++) {
            value(name + "[" + i + "]", nodes.get(i));
        }
    }

    private String origin(Node node) {
        return file.name()
                + node.getStartMark()
                        .map(mark -> " line " + (mark.getLine() + 1))
                        .orElse("");
    }
}
