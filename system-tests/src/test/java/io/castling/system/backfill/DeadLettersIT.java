package io.castling.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.cli.bench.GeneratedArticles;
import io.castling.cli.dlq.DeadLetter;
import io.castling.cli.dlq.DeadLetterBox;
import io.castling.cli.dlq.DeadLetterBox.Verdict;
import io.castling.cli.dlq.LetterFilter;
import io.castling.schemas.RawArticle;
import io.castling.schemas.Replay;
import io.castling.schemas.ReplayState;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A poison record never stops a stream, and after a fix and a redrive nothing tells that there was a fault. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class DeadLettersIT {

    private static final byte[] NO_AVRO = "no avro".getBytes(StandardCharsets.UTF_8);
    private static final Lane.Replay SOUND = new Lane.Replay("sound");
    private static final Lane.Replay FAULTY = new Lane.Replay("faulty");
    private static final String RAW = Topics.ARTICLES_RAW.in(FAULTY);

    @TempDir
    private Path folder;

    @Test
    void afterAFixAndARedriveTheResultIsThatOfARunWithoutTheFault() {
        try (var backfill = new Backfill(folder)) {
            List<RawArticle> articles = articles();
            String topic = backfill.articles("origin", articles);
            backfill.replay(SOUND.id(), topic);

            // When a version with a bug and a limit that is too low works on the same, and on garbage
            Replay faulty = backfill.begin(FAULTY.id(), topic);
            poison(backfill);
            Replay done = backfill.run(
                    faulty,
                    Map.of(
                            "castling.kafka.max-record-size", "16KiB",
                            "castling.enrich.streams.properties.\"processor.wrapper.class\"",
                                    FaultyVersion.class.getName(),
                            "castling.alert.streams.properties.\"processor.wrapper.class\"",
                                    FaultyVersion.class.getName()));

            // Then it comes to the end, and every stage has letters
            assertThat(done.getState()).isEqualTo(ReplayState.DONE);
            var box = new DeadLetterBox(backfill.kafka());
            List<DeadLetter> letters = box.letters(LetterFilter.of(List.of()), false);
            assertThat(letters).extracting(DeadLetter::stage).contains("deserialize", "process", "produce");
            assertThat(letters)
                    .filteredOn(letter -> letter.origin().equals(Optional.of(RAW)))
                    .filteredOn(letter -> letter.stage().equals("process"))
                    .hasSize(
                            (int) articles.stream().filter(FaultyVersion::fails).count());
            assertThat(backfill.lanes().diff(SOUND, FAULTY).isEmpty()).isFalse();

            // When the fault is mended and the letters are sent again
            Map<DeadLetter, Verdict.Goes> going = going(box, letters);
            assertThat(going).hasSize(letters.size());
            box.redrive(going);
            Replay again = backfill.run(backfill.replays().reopen(done), Map.of());

            // Then nothing tells of it
            assertThat(again.getState()).isEqualTo(ReplayState.DONE);
            var diff = backfill.lanes().diff(SOUND, FAULTY);
            assertThat(diff.differences()).isEmpty();
            assertThat(diff.same()).isGreaterThan(3);
            assertThat(backfill.whereabouts(FAULTY)).isEqualTo(backfill.whereabouts(SOUND));
            assertThatTheRecordsAreTheSame(backfill, letters);
            assertThatGarbageIsNotSentForEver(backfill, box);
        }
    }

    private static List<RawArticle> articles() {
        var generated = new GeneratedArticles(7, 240, 400);
        List<RawArticle> articles = new ArrayList<>(
                LongStream.range(0, 240).mapToObj(generated::article).toList());
        // The text, and the same text again in the result: more than the limit of the faulty run, not of the sound one.
        RawArticle large = articles.stream()
                .filter(article -> !FaultyVersion.fails(article))
                .findFirst()
                .orElseThrow();
        articles.set(
                articles.indexOf(large),
                RawArticle.newBuilder(large)
                        .setText(
                                large.getText() + "\n\n" + "The rest of the page is about something else. ".repeat(600))
                        .build());
        return articles;
    }

    private static void poison(Backfill backfill) {
        try (var producer = new KafkaProducer<>(
                backfill.kafka().clients().producer("test"), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(new ProducerRecord<>(RAW, "poison".getBytes(StandardCharsets.UTF_8), NO_AVRO));
        }
    }

    private static Map<DeadLetter, Verdict.Goes> going(DeadLetterBox box, List<DeadLetter> letters) {
        Map<DeadLetter, Verdict.Goes> going = new LinkedHashMap<>();
        box.judge(letters, 3).forEach((letter, verdict) -> {
            if (verdict instanceof Verdict.Goes goes) {
                going.put(letter, goes);
            }
        });
        return going;
    }

    private static void assertThatTheRecordsAreTheSame(Backfill backfill, List<DeadLetter> letters) {
        List<ConsumerRecord<String, byte[]>> records = backfill.records(RAW, new ByteArrayDeserializer());
        for (DeadLetter letter : letters) {
            if (!letter.origin().equals(Optional.of(RAW))) {
                continue;
            }
            List<ConsumerRecord<String, byte[]>> both = records.stream()
                    .filter(record -> record.key().equals(letter.key()))
                    .filter(record -> java.util.Arrays.equals(
                            record.value(), letter.record().value()))
                    .toList();
            assertThat(both).as("record and its repetition: %s", letter.id()).hasSize(2);
            assertThat(both.get(1).partition()).isEqualTo(both.get(0).partition());
            assertThat(both.get(1).timestamp()).isEqualTo(both.get(0).timestamp());
            if (!letter.stage().equals("produce")) {
                // Kafka Streams tells what could not be written with the headers of the result (docs/backfill.md).
                assertThat(both.get(1).headers())
                        .filteredOn(header -> !header.key().equals("dlq_attempts"))
                        .containsExactly(both.get(0).headers().toArray());
            }
        }
    }

    /** It came back already once, from the redrive of all. */
    private static void assertThatGarbageIsNotSentForEver(Backfill backfill, DeadLetterBox box) {
        List<DeadLetter> back = box.letters(LetterFilter.of(List.of()), false);
        assertThat(back).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("poison");
            assertThat(letter.attempts()).isEqualTo(2);
        });
        assertThat(box.judge(back, 2).values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Verdict.Stays.class,
                        stays -> assertThat(stays.why()).contains("tried 2 times", "--max-attempts 3"));
        box.drop(back);
        assertThat(box.letters(LetterFilter.of(List.of()), false)).isEmpty();
        assertThat(box.letters(LetterFilter.of(List.of()), true))
                .filteredOn(letter -> letter.key().equals("poison"))
                .extracting(DeadLetter::settled)
                .containsExactly(Optional.of("redriven"), Optional.of("dropped"));
        assertThat(backfill.replays().all()).hasSize(2);
    }
}
