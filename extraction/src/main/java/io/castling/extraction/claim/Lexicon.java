package io.castling.extraction.claim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The words that carry claims: verbs and nouns of movement, and the little words around them. Read once from
 * {@code lexicon.txt}, which tells its own format. Immutable and safe to share.
 */
final class Lexicon {

    private static final String RESOURCE = "lexicon.txt";

    private final PhraseTable<Entry> phrases;

    private Lexicon(Map<String, Entry> words) {
        phrases = new PhraseTable<>(words);
    }

    static Lexicon bundled() {
        try (InputStream in =
                Objects.requireNonNull(Lexicon.class.getResourceAsStream(RESOURCE), "missing resource " + RESOURCE)) {
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            return read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    static Lexicon read(List<String> lines) {
        Map<String, Entry> words = new HashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    readLine(line, words);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(RESOURCE + " line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return new Lexicon(words);
    }

    /** The words and phrases with what they can do. */
    PhraseTable<Entry> phrases() {
        return phrases;
    }

    private static void readLine(String line, Map<String, Entry> words) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no colon after what the words are");
        }
        String[] head = line.substring(0, colon).split(" ");
        for (String word : line.substring(colon + 1).split(",")) {
            String spelling = word.strip();
            switch (head[0]) {
                case "verb" -> addVerb(spelling, Movement.valueOf(head[1]), words);
                case "state" -> words.merge(spelling, Entry.state(Movement.valueOf(head[1])), Entry::and);
                case "noun" -> addNoun(spelling, Movement.valueOf(head[1]), words);
                default -> words.merge(spelling, Entry.tagged(Tag.valueOf(head[0])), Entry::and);
            }
        }
    }

    /** {@code move}, {@code set up [set set]}: of a phrase the first word is inflected. */
    private static void addVerb(String spelling, Movement movement, Map<String, Entry> words) {
        int bracket = spelling.indexOf('[');
        String lemma = (bracket < 0 ? spelling : spelling.substring(0, bracket)).strip();
        int space = lemma.indexOf(' ');
        String verb = space < 0 ? lemma : lemma.substring(0, space);
        String rest = space < 0 ? "" : lemma.substring(space);
        String[] irregular = bracket < 0
                ? new String[] {Inflection.past(verb), Inflection.past(verb)}
                : spelling.substring(bracket + 1, spelling.indexOf(']')).split(" ");
        addForm(verb + rest, Entry.Form.BASE, movement, words);
        addForm(Inflection.thirdPerson(verb) + rest, Entry.Form.THIRD_PERSON, movement, words);
        addForm(irregular[0] + rest, Entry.Form.PAST, movement, words);
        addForm(irregular[1] + rest, Entry.Form.PARTICIPLE, movement, words);
        addForm(Inflection.ing(verb) + rest, Entry.Form.ING, movement, words);
        if (verb.endsWith("el")) { // travelled, travelling
            addForm(verb + "led" + rest, Entry.Form.PAST, movement, words);
            addForm(verb + "led" + rest, Entry.Form.PARTICIPLE, movement, words);
            addForm(verb + "ling" + rest, Entry.Form.ING, movement, words);
        }
    }

    private static void addForm(String word, Entry.Form form, Movement movement, Map<String, Entry> words) {
        words.merge(word.toLowerCase(Locale.ROOT), Entry.verb(form, movement), Entry::and);
    }

    private static void addNoun(String noun, Movement movement, Map<String, Entry> words) {
        words.merge(noun, Entry.noun(movement), Entry::and);
        words.merge(Inflection.thirdPerson(noun), Entry.noun(movement), Entry::and);
    }
}
