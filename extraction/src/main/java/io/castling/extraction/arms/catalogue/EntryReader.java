package io.castling.extraction.arms.catalogue;

import io.castling.extraction.arms.CatalogueEntry;
import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.Spelling;
import io.castling.extraction.arms.SystemClass;
import io.castling.extraction.arms.WeaponSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one entry and writes down what is wrong with it, each with file, line, entry, field and remedy. */
final class EntryReader {

    private static final Set<String> SPELLINGS =
            Set.of("variants", "names", "designations", "us", "nato", "grau", "cyrillic");
    private static final Set<String> WORDS = Set.of("name", "family", "class", "materiel");
    private static final List<String> FIELDS = List.of(
            "name",
            "family",
            "class",
            "materiel",
            "owners",
            "variants",
            "names",
            "designations",
            "us",
            "nato",
            "grau",
            "cyrillic",
            "reporting",
            "interceptors",
            "never");

    private final Node node;
    private final String file;
    private final List<String> problems;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private String name = "?";

    EntryReader(Node node, String file, List<String> problems) {
        this.node = node;
        this.file = file;
        this.problems = problems;
    }

    Optional<CatalogueEntry> read() {
        int before = problems.size();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "entry", "is no mapping; write '- name: ...' with its fields below");
            return Optional.empty();
        }
        collectFields(mapping);
        name = word("name").orElse("?");
        if (name.equals("?")) {
            problem(node, "name", "is missing; give the canonical name");
        }
        SystemClass systemClass = choice("class", SystemClass.values()).orElse(SystemClass.AIR_DEFENCE);
        if (!fields.containsKey("class")) {
            problem(node, "class", "is missing; give one of " + choices(SystemClass.values()));
        }
        Materiel materiel = choice("materiel", Materiel.values())
                .orElse(systemClass == SystemClass.INTERCEPTOR ? Materiel.INTERCEPTORS : Materiel.SYSTEM);
        WeaponSystem system = new WeaponSystem(name, word("family").orElse(name), systemClass, materiel, owners());
        List<Spelling> spellings = spellings(materiel);
        return problems.size() == before ? Optional.of(new CatalogueEntry(system, spellings)) : Optional.empty();
    }

    private void collectFields(MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (key.equals("name") && tuple.getValueNode() instanceof ScalarNode value) {
                name = value.getValue();
            }
            if (!FIELDS.contains(key)) {
                problem(
                        tuple.getKeyNode(),
                        key,
                        "is no field of an entry; the fields are " + String.join(", ", FIELDS));
            } else if (fields.put(key, tuple.getValueNode()) != null) {
                problem(tuple.getKeyNode(), key, "is given twice; join the two");
            } else if (WORDS.contains(key) != (tuple.getValueNode() instanceof ScalarNode)) {
                problem(
                        tuple.getValueNode(),
                        key,
                        WORDS.contains(key) ? "must be one word or name" : "must be a list: [a, b]");
            }
        }
    }

    private List<String> owners() {
        List<String> owners = list("owners");
        for (String owner : owners) {
            if (!owner.matches("[A-Z]{2}")) {
                problem(fields.get("owners"), "owners", "'" + owner + "' is no ISO 3166-1 alpha-2 code, such as RU");
            }
        }
        return owners;
    }

    private List<Spelling> spellings(Materiel materiel) {
        List<Spelling> spellings = new ArrayList<>();
        for (String field : SPELLINGS.stream().sorted().toList()) {
            list(field).forEach(text -> spellings.add(marked(text, materiel)));
        }
        list("interceptors").forEach(text -> spellings.add(marked(text, Materiel.INTERCEPTORS)));
        list("reporting").forEach(text -> spellings.add(new Spelling(text, Spelling.Use.BESIDE, materiel)));
        list("never").forEach(text -> spellings.add(new Spelling(text, Spelling.Use.NEVER, materiel)));
        boolean listed = spellings.stream().anyMatch(spelling -> spelling.text().equalsIgnoreCase(name));
        if (!listed) {
            spellings.add(new Spelling(name, Spelling.Use.ALONE, materiel));
        }
        return spellings;
    }

    /** A question mark after a spelling says that it needs context, two that it must be named a weapon. */
    private static Spelling marked(String text, Materiel materiel) {
        if (text.endsWith("??")) {
            return new Spelling(text.substring(0, text.length() - 2), Spelling.Use.NAMED_AS_WEAPON, materiel);
        }
        if (text.endsWith("?")) {
            return new Spelling(text.substring(0, text.length() - 1), Spelling.Use.IN_CONTEXT, materiel);
        }
        return new Spelling(text, Spelling.Use.ALONE, materiel);
    }

    private Optional<String> word(String field) {
        return fields.get(field) instanceof ScalarNode scalar
                        && !scalar.getValue().isBlank()
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private List<String> list(String field) {
        List<String> words = new ArrayList<>();
        if (fields.get(field) instanceof SequenceNode sequence) {
            for (Node element : sequence.getValue()) {
                if (element instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                    words.add(scalar.getValue());
                } else {
                    problem(element, field, "has an element that is no text; put it in quotes");
                }
            }
        }
        return words;
    }

    private <E extends Enum<E>> Optional<E> choice(String field, E[] values) {
        Optional<String> said = word(field);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Optional<E> chosen = Arrays.stream(values)
                .filter(value -> written(value).equals(said.get()))
                .findFirst();
        if (chosen.isEmpty()) {
            problem(fields.get(field), field, "'" + said.get() + "' is unknown; give one of " + choices(values));
        }
        return chosen;
    }

    private static String choices(Enum<?>[] values) {
        return Arrays.stream(values).map(EntryReader::written).collect(Collectors.joining(", "));
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void problem(@Nullable Node where, String field, String what) {
        String line = where == null
                ? ""
                : where.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
        problems.add(file + line + ": entry '" + name + "': " + field + " " + what);
    }
}
