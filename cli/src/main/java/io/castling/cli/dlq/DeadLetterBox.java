package io.castling.cli.dlq;

import io.castling.cli.topic.TopicSnapshot;
import io.castling.platform.kafka.DeadLetters;
import io.castling.platform.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * All dead letters of a cluster. What is done with a letter is a record of its own in the same topic, without key and
 * value, that names the letter; it is written in the transaction that sends the letter's record on its way, so that none
 * is sent twice, and a stop at any moment leaves none half done. Two operators at once fence each other.
 */
public final class DeadLetterBox {

    /** On a note: partition and offset of the letter that it settles. */
    static final String SETTLES = "dlq_settles";
    /** On a note: {@code redriven} or {@code dropped}. */
    static final String OUTCOME = "dlq_outcome";

    public static final String REDRIVEN = "redriven";
    public static final String DROPPED = "dropped";

    private static final String PURPOSE = "castling-dlq";
    private static final int AT_ONCE = 500;

    private final KafkaConnection kafka;

    public DeadLetterBox(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Letters that match, oldest first; with {@code settled} also those that were redriven or dropped. */
    public List<DeadLetter> letters(LetterFilter filter, boolean settled) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        Map<String, String> notes = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records()) {
            Header note = record.headers().lastHeader(SETTLES);
            if (note == null) {
                letters.add(record);
            } else {
                notes.put(
                        record.topic() + "/" + text(note), text(record.headers().lastHeader(OUTCOME)));
            }
        }
        return letters.stream()
                .map(record -> DeadLetter.of(
                        record,
                        Optional.ofNullable(
                                notes.get(record.topic() + "/" + record.partition() + "/" + record.offset()))))
                .filter(letter -> settled || letter.settled().isEmpty())
                .filter(filter::matches)
                .sorted(Comparator.comparing(DeadLetter::written).thenComparing(DeadLetter::id))
                .toList();
    }

    /** What can be done with a letter. */
    public sealed interface Verdict {

        /** Its record goes back to this topic. */
        record Goes(String topic) implements Verdict {}

        /** It stays, and why. */
        record Stays(String why) implements Verdict {}
    }

    /** @param mostAttempts a record that was tried so often or more is not sent again */
    public Map<DeadLetter, Verdict> judge(Collection<DeadLetter> letters, int mostAttempts) {
        Set<String> topics = topics();
        return letters.stream()
                .collect(Collectors.toMap(
                        letter -> letter,
                        letter -> judge(letter, mostAttempts, topics),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static Verdict judge(DeadLetter letter, int mostAttempts, Set<String> topics) {
        if (letter.attempts() >= mostAttempts) {
            return new Verdict.Stays("tried %d times; mend the cause first, then allow one more with --max-attempts %d"
                    .formatted(letter.attempts(), letter.attempts() + 1));
        }
        String origin = letter.origin().orElse("");
        if (origin.endsWith(DeadLetters.SUFFIX) || !topics.contains(origin)) {
            return new Verdict.Stays(
                    origin.isEmpty() ? "it does not say which topic it comes from" : "there is no topic " + origin);
        }
        return new Verdict.Goes(origin);
    }

    /** Sends the records of letters to their topics again and settles the letters, both or neither. */
    public void redrive(Map<DeadLetter, Verdict.Goes> letters) {
        settle(List.copyOf(letters.keySet()), REDRIVEN, letter -> {
            Verdict.Goes goes = Objects.requireNonNull(letters.get(letter));
            return List.of(letter.revived(goes.topic()), note(letter, REDRIVEN));
        });
    }

    /** Settles letters without sending anything; the bytes stay until the topic's retention removes them. */
    public void drop(List<DeadLetter> letters) {
        settle(letters, DROPPED, letter -> List.of(note(letter, DROPPED)));
    }

    private void settle(
            List<DeadLetter> letters,
            String outcome,
            Function<DeadLetter, List<ProducerRecord<byte[], byte[]>>> records) {
        Map<String, Object> properties = kafka.clients().producer(PURPOSE);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, PURPOSE);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            // Fences whoever else is at it; what that one had committed is seen by looking again.
            producer.initTransactions();
            Set<String> waiting =
                    letters(LetterFilter.of(letters.stream().map(DeadLetter::id).toList()), false).stream()
                            .map(DeadLetter::id)
                            .collect(Collectors.toCollection(HashSet::new));
            List<DeadLetter> rest = letters.stream()
                    .filter(letter -> waiting.contains(letter.id()))
                    .toList();
            for (int from = 0; from < rest.size(); from += AT_ONCE) {
                producer.beginTransaction();
                for (DeadLetter letter : rest.subList(from, Math.min(rest.size(), from + AT_ONCE))) {
                    for (ProducerRecord<byte[], byte[]> record : records.apply(letter)) {
                        // A failure fails the commit.
                        var unused = producer.send(record);
                    }
                }
                producer.commitTransaction();
            }
        } catch (KafkaException refused) {
            throw new KafkaException(
                    "The letters could not be " + outcome + ", or not all of them: " + refused.getMessage()
                            + ". Nothing is half done; run the command again.",
                    refused);
        }
    }

    private static ProducerRecord<byte[], byte[]> note(DeadLetter letter, String outcome) {
        ConsumerRecord<byte[], byte[]> record = letter.record();
        var note = new ProducerRecord<byte[], byte[]>(record.topic(), record.partition(), null, null);
        note.headers()
                .add(SETTLES, (record.partition() + "/" + record.offset()).getBytes(StandardCharsets.UTF_8))
                .add(OUTCOME, outcome.getBytes(StandardCharsets.UTF_8));
        return note;
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<String> letters = topics().stream()
                .filter(topic -> topic.endsWith(DeadLetters.SUFFIX))
                .toList();
        new TopicSnapshot(kafka, PURPOSE)
                .forEach(letters, new ByteArrayDeserializer(), new ByteArrayDeserializer(), records::add);
        return records;
    }

    private Set<String> topics() {
        try (Admin admin = Admin.create(kafka.clients().admin(PURPOSE))) {
            return new TreeSet<>(admin.listTopics().names().get());
        } catch (ExecutionException refused) {
            throw new KafkaException("The topics cannot be listed: " + refused.getMessage(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while listing topics.", stopped);
        }
    }

    private static String text(@Nullable Header header) {
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
