package io.castling.extraction.claim;

import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Block;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.ParsedDocument;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Sentence;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the relocation claims of an article from its text and from the systems and places found in it. Rules about how
 * news English tells of movement, no model; immutable and thread-safe; cost is linear in the length of the article, and
 * next to none where no system is named.
 */
public final class ClaimExtractor {

    /** Shorter lines of site furniture state nothing. */
    private static final int SHORTEST_STATEMENT = 8;

    private final Lexicon lexicon = Lexicon.bundled();
    private final DateReader dates = new DateReader();

    /** The claims in the order in which the article makes them. */
    public List<Claim> extract(ParsedDocument document, List<SystemMention> systems, List<PlaceMention> places) {
        if (systems.isEmpty() || places.isEmpty()) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        List<Draft> notes = new ArrayList<>();
        for (Reading reading : readings(document, systems, places)) {
            switch (reading) {
                case Reading.Taken taken -> drafts.add(taken.draft());
                case Reading.Noted noted -> notes.add(noted.draft());
                case Reading.Dropped dropped -> {}
            }
        }
        return DraftMerger.merge(drafts, notes, document.document().published());
    }

    /** In words, for each word of movement in the article: what was made of it, by which rule, and why. */
    public List<String> explain(ParsedDocument document, List<SystemMention> systems, List<PlaceMention> places) {
        return readings(document, systems, places).stream()
                .map(reading -> describe(document, reading))
                .toList();
    }

    private static String describe(ParsedDocument document, Reading reading) {
        return switch (reading) {
            case Reading.Taken taken ->
                "taken by " + taken.draft().evidence().rule() + ": "
                        + taken.draft().system().name() + " "
                        + taken.draft().origins().stream()
                                .map(PlaceMention::text)
                                .toList() + " -> "
                        + taken.draft().destinations().stream()
                                .map(PlaceMention::text)
                                .toList() + " "
                        + taken.draft().status() + (taken.draft().hedged() ? " hedged" : "")
                        + (taken.draft().background() ? " background" : "")
                        + (taken.draft().support() ? " support" : "")
                        + taken.draft()
                                .when()
                                .map(w -> " " + w.start() + ".." + w.end())
                                .orElse("")
                        + (taken.draft().exact() ? "" : " inexact")
                        + ": \"" + taken.draft().evidence().text() + "\"";
            case Reading.Noted noted ->
                "noted by " + noted.draft().evidence().rule() + ": "
                        + noted.draft().system().name()
                        + noted.draft().quantity().words().map(w -> " " + w).orElse("")
                        + noted.draft()
                                .when()
                                .map(w -> " " + w.start() + ".." + w.end())
                                .orElse("")
                        + ", for a move that is told elsewhere";
            case Reading.Dropped dropped ->
                "dropped from " + dropped.rule() + ": \""
                        + document.document().words(dropped.trigger()) + "\", since "
                        + dropped.reason().words();
        };
    }

    private List<Reading> readings(ParsedDocument document, List<SystemMention> systems, List<PlaceMention> found) {
        List<PlaceMention> places = Described.resolve(found);
        List<Words> sentences = new ArrayList<>();
        sentences.addAll(sentences(document.title(), systems, places));
        sentences.addAll(sentences(document.body(), systems, places));
        List<List<List<WeaponSystem>>> groups = new ArrayList<>(sentences.size());
        List<List<WeaponSystem>> inOrder = new ArrayList<>();
        for (Words words : sentences) {
            groups.add(groups(words));
            inOrder.addAll(groups.getLast());
        }
        Memory memory = new Memory(inOrder);
        datelines(document.body(), places).forEach(memory::dateline);
        List<Reading> readings = new ArrayList<>();
        int number = 1;
        for (int i = 0; i < sentences.size(); i++) {
            Words words = sentences.get(i);
            memory.nextSentence();
            readings.addAll(SentenceReader.read(
                    words,
                    memory,
                    words.headline() ? 0 : number++,
                    document.document().published()));
            groups.get(i).forEach(memory::mention);
        }
        return readings;
    }

    /** The sentences that can tell of a move: headlines and running text. */
    private List<Words> sentences(Passage passage, List<SystemMention> systems, List<PlaceMention> places) {
        Field field = passage.field();
        WordReader reader = new WordReader(
                lexicon,
                dates,
                passage,
                systems.stream().filter(m -> m.span().field() == field).toList(),
                places.stream().filter(m -> m.span().field() == field).toList());
        List<Words> read = new ArrayList<>();
        boolean started = false;
        for (Sentence sentence : passage.sentences()) {
            boolean headline = sentence.kind() == Block.Kind.HEADLINE;
            boolean running = sentence.kind() == Block.Kind.PARAGRAPH;
            started |= running;
            if (running || (headline && !started)) {
                read.add(reader.read(sentence, headline));
            } else if (sentence.kind() == Block.Kind.BOILERPLATE && sentence.size() >= SHORTEST_STATEMENT) {
                Words words = reader.read(sentence, false);
                if (statement(words)) {
                    read.add(words);
                }
            }
        }
        return read;
    }

    /** A whole sentence about a system stands in a line that was taken for a plea: {@code decided to donate a Patriot}. */
    private static boolean statement(Words words) {
        return words.ends('.') && !groups(words).isEmpty();
    }

    /** Systems named side by side. */
    private static List<List<WeaponSystem>> groups(Words words) {
        if (!words.has(Unit.Kind.SYSTEM)) {
            return List.of();
        }
        List<List<WeaponSystem>> groups = new ArrayList<>(1);
        List<WeaponSystem> together = new ArrayList<>(2);
        for (int i = 0; i < words.size(); i++) {
            SystemMention system = words.unit(i).system();
            boolean goesOn = words.has(i, Tag.CONJUNCTION) || words.is(i, Unit.Kind.COMMA);
            if (system != null && !together.contains(system.system())) {
                together.add(system.system());
            } else if (system == null && !goesOn && !together.isEmpty()) {
                groups.add(List.copyOf(together));
                together.clear();
            }
        }
        if (!together.isEmpty()) {
            groups.add(List.copyOf(together));
        }
        return groups;
    }

    private static List<PlaceMention> datelines(Passage passage, List<PlaceMention> places) {
        if (!hasDateline(passage.tokens())) {
            return List.of();
        }
        return places.stream()
                .filter(place -> place.span().field() == passage.field())
                .filter(place -> {
                    int token = passage.tokens().at(place.span().start());
                    return token < passage.tokens().size() && passage.tokens().has(token, Tokens.DATELINE);
                })
                .toList();
    }

    private static boolean hasDateline(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.has(i, Tokens.DATELINE)) {
                return true;
            }
        }
        return false;
    }
}
