package io.castling.extraction.claim;

import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Block;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.ParsedDocument;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the relocation claims of an article from its text and from the systems and places found in it. Rules about how
 * news English tells of movement, no model; immutable and thread-safe; cost is linear in the length of the article, and
 * next to none where no system is named.
 */
public final class ClaimExtractor {

    private final Lexicon lexicon = Lexicon.bundled();
    private final DateReader dates = new DateReader();

    /** The claims in the order in which the article makes them. */
    public List<Claim> extract(ParsedDocument document, List<SystemMention> systems, List<PlaceMention> places) {
        if (systems.isEmpty() || places.isEmpty()) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        for (Reading reading : readings(document, systems, places)) {
            switch (reading) {
                case Reading.Taken taken -> drafts.add(taken.draft());
                case Reading.Dropped dropped -> {}
            }
        }
        return DraftMerger.merge(drafts, document.document().published());
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
            case Reading.Dropped dropped ->
                "dropped from " + dropped.rule() + ": \""
                        + document.document().words(dropped.trigger()) + "\", since "
                        + dropped.reason().words();
        };
    }

    private List<Reading> readings(ParsedDocument document, List<SystemMention> systems, List<PlaceMention> places) {
        List<WeaponSystem> named =
                systems.stream().map(SystemMention::system).distinct().toList();
        Memory memory = new Memory(named);
        List<Reading> readings = new ArrayList<>();
        Optional<LocalDate> published = document.document().published();
        read(document.title(), systems, places, memory, published, readings);
        read(document.body(), systems, places, memory, published, readings);
        return readings;
    }

    private void read(
            Passage passage,
            List<SystemMention> systems,
            List<PlaceMention> places,
            Memory memory,
            Optional<LocalDate> published,
            List<Reading> readings) {
        Field field = passage.field();
        WordReader reader = new WordReader(
                lexicon,
                dates,
                passage,
                systems.stream().filter(m -> m.span().field() == field).toList(),
                places.stream().filter(m -> m.span().field() == field).toList());
        int number = field == Field.TITLE ? 0 : 1;
        boolean started = false;
        for (Sentence sentence : passage.sentences()) {
            boolean headline = sentence.kind() == Block.Kind.HEADLINE;
            boolean reads = sentence.kind() == Block.Kind.PARAGRAPH || (headline && !started);
            started |= sentence.kind() == Block.Kind.PARAGRAPH;
            if (!reads) {
                continue;
            }
            Words words = reader.read(sentence, headline);
            remember(words, memory);
            readings.addAll(SentenceReader.read(words, memory, headline ? 0 : number, published));
            if (!headline) {
                number++;
            }
        }
    }

    /** Names of the sentence are known before its movements are read, since they mostly come first in it. */
    private static void remember(Words words, Memory memory) {
        memory.nextSentence();
        List<WeaponSystem> together = new ArrayList<>(2);
        for (int i = 0; i < words.size(); i++) {
            SystemMention system = words.unit(i).system();
            if (system != null) {
                together.add(system.system());
            } else if (!together.isEmpty() && !words.has(i, Tag.CONJUNCTION) && !words.is(i, Unit.Kind.COMMA)) {
                memory.mention(List.copyOf(together));
                together.clear();
            }
        }
        if (!together.isEmpty()) {
            memory.mention(List.copyOf(together));
        }
    }
}
