package io.castling.cli.replay;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.kafka.TopicSpec;
import io.castling.schemas.Replay;
import io.castling.schemas.ReplayState;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Begins, ends and removes replays. */
public final class Replays {

    private final KafkaConnection kafka;
    private final ReplayLedger ledger;
    private final Clock clock;
    private final String version;

    public Replays(KafkaConnection kafka, Clock clock, String version) {
        this.kafka = kafka;
        this.ledger = new ReplayLedger(kafka);
        this.clock = clock;
        this.version = version;
    }

    /**
     * What is to be replayed.
     *
     * @param topic where the articles come from, unless there are files
     * @param since that came in at or after
     * @param until that came in before
     * @param offsets of single partitions, from and to (exclusive); where one is given the others are left out
     */
    public record Plan(
            String id,
            String topic,
            List<Path> files,
            Optional<Instant> since,
            Optional<Instant> until,
            Map<Integer, Range> offsets,
            Selection selection) {

        public Plan {
            files = List.copyOf(files);
            offsets = Map.copyOf(offsets);
        }
    }

    /** Offsets, the second one exclusive. */
    public record Range(long from, long to) {

        public Range {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("offsets " + from + " to " + to + " are no range");
            }
        }
    }

    /**
     * Looks at the topic and fixes what will be read. Changes nothing.
     *
     * @throws IllegalArgumentException when the lane would be fed with its own output, or the topic is none of articles
     */
    public Replay plan(Plan plan) {
        var lane = new Lane.Replay(plan.id());
        Map<String, Long> begins = new HashMap<>();
        Map<String, Long> ends = new HashMap<>();
        if (plan.files().isEmpty()) {
            check(plan.topic(), lane);
            measure(plan, begins, ends);
        }
        Instant now = Instant.now(clock);
        return Replay.newBuilder()
                .setId(plan.id())
                .setState(ReplayState.RUNNING)
                .setVersion(version)
                .setOrigin(
                        plan.files().isEmpty()
                                ? plan.topic()
                                : plan.files().stream().map(Path::toString).collect(Collectors.joining(", ")))
                .setFiles(plan.files().stream()
                        .map(file -> file.toAbsolutePath().normalize().toString())
                        .toList())
                .setSelection(plan.selection().toMap())
                .setBegins(begins)
                .setEnds(ends)
                .setCreated(now)
                .setUpdated(now)
                .build();
    }

    private static void check(String topic, Lane.Replay lane) {
        String own = Topics.ARTICLES_RAW.in(lane).replace(Topics.ARTICLES_RAW.name(), "");
        if (topic.startsWith(own)) {
            throw new IllegalArgumentException("replay " + lane.id() + " would be fed with its own articles from "
                    + topic + ", without end; give it another id or another --topic");
        }
        if (!topic.endsWith(Topics.ARTICLES_RAW.name())) {
            throw new IllegalArgumentException(
                    topic + " is no topic of raw articles: its name must end in " + Topics.ARTICLES_RAW.name());
        }
    }

    private void measure(Plan plan, Map<String, Long> begins, Map<String, Long> ends) {
        try (var consumer = new KafkaConsumer<>(
                kafka.clients().consumer("castling-replay", "castling-replay"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = OrderedArticles.partitions(consumer, plan.topic());
            if (partitions.isEmpty()) {
                throw new IllegalArgumentException("there is no topic " + plan.topic());
            }
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> from = at(consumer, partitions, plan.since(), first, last);
            Map<TopicPartition, Long> to = at(consumer, partitions, plan.until(), last, last);
            for (TopicPartition partition : partitions) {
                Range range = plan.offsets().get(partition.partition());
                if (range == null && !plan.offsets().isEmpty()) {
                    continue;
                }
                long low = from.getOrDefault(partition, 0L);
                long high = to.getOrDefault(partition, 0L);
                String number = Integer.toString(partition.partition());
                begins.put(number, range == null ? low : Math.max(low, range.from()));
                ends.put(number, range == null ? high : Math.max(begins.get(number), Math.min(high, range.to())));
            }
        }
    }

    /** The offset of the first record at or after a time; the end where there is none; the default without a time. */
    private static Map<TopicPartition, Long> at(
            KafkaConsumer<?, ?> consumer,
            List<TopicPartition> partitions,
            Optional<Instant> time,
            Map<TopicPartition, Long> otherwise,
            Map<TopicPartition, Long> last) {
        if (time.isEmpty()) {
            return otherwise;
        }
        Map<TopicPartition, Long> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, time.get().toEpochMilli()));
        Map<TopicPartition, Long> found = new HashMap<>(last);
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> entry :
                consumer.offsetsForTimes(wanted).entrySet()) {
            if (entry.getValue() != null) {
                found.put(entry.getKey(), entry.getValue().offset());
            }
        }
        return found;
    }

    /**
     * Creates the lane's topics and records the replay.
     *
     * @param topics of the lane
     * @throws IllegalArgumentException when there is a replay of this id already
     */
    public Replay begin(Replay replay, Collection<TopicSpec> topics) {
        String id = replay.getId();
        if (ledger.find(id).isPresent()) {
            throw new IllegalArgumentException("there is a replay " + id + " already: go on with it ('castling replay"
                    + " resume " + id + "'), remove it ('castling replay clean " + id + "') or take another --id");
        }
        new TopicProvisioner(kafka).provision(topics);
        ledger.write(replay);
        return replay;
    }

    /** @throws IllegalArgumentException when there is none */
    public Replay find(String id) {
        return ledger.find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no replay " + id + "; 'castling replay list' names those there are"));
    }

    /** All there are, oldest first. */
    public List<Replay> all() {
        return ledger.all().values().stream()
                .sorted(Comparator.comparing(Replay::getCreated))
                .toList();
    }

    /** Marks one that goes on again. */
    public Replay reopen(Replay replay) {
        Replay again = Replay.newBuilder(replay)
                .setState(ReplayState.RUNNING)
                .setUpdated(Instant.now(clock))
                .build();
        ledger.write(again);
        return again;
    }

    /** Tells the process that runs it to stop; it may be on another machine. */
    public void cancel(String id) {
        ledger.write(Replay.newBuilder(find(id))
                .setState(ReplayState.CANCELLED)
                .setUpdated(Instant.now(clock))
                .build());
    }

    /**
     * Removes topics, groups, local state and the record of a replay; what is gone already is no fault.
     *
     * @return names of what was removed
     * @throws IllegalArgumentException while a process runs it
     */
    public List<String> clean(String id, Path state) {
        var lane = new Lane.Replay(id);
        List<String> removed = new ArrayList<>();
        try (Admin admin = Admin.create(kafka.clients().admin("castling-replay"))) {
            Set<String> groups = existing(admin, lane);
            String prefix = Topics.ARTICLES_RAW.in(lane).replace(Topics.ARTICLES_RAW.name(), "");
            Set<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(prefix) || internal(topic, lane))
                    .collect(Collectors.toCollection(TreeSet::new));
            admin.deleteTopics(topics).all().get();
            admin.deleteConsumerGroups(groups).all().get();
            removed.addAll(topics);
            groups.forEach(group -> removed.add("group " + group));
        } catch (ExecutionException refused) {
            throw new KafkaException("replay " + id + " could not be removed: " + refused.getMessage(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while removing replay " + id + ".", stopped);
        }
        for (String folder : List.of(ReplayLane.enrichGroup(lane), ReplayLane.alertGroup(lane))) {
            removed.addAll(delete(state.resolve(folder)));
        }
        if (ledger.find(id).isPresent()) {
            ledger.remove(id);
            removed.add("the record of replay " + id);
        }
        return removed;
    }

    /** Streams names them after application and store; the id of another lane may begin with this one's and a hyphen. */
    private boolean internal(String topic, Lane.Replay lane) {
        return topic.endsWith("-changelog")
                && (topic.startsWith(ReplayLane.enrichGroup(lane) + "-")
                        || topic.startsWith(ReplayLane.alertGroup(lane) + "-"))
                && ledger.all().keySet().stream()
                        .filter(other -> other.startsWith(lane.id() + "-"))
                        .map(Lane.Replay::new)
                        .noneMatch(other -> topic.startsWith(ReplayLane.enrichGroup(other) + "-")
                                || topic.startsWith(ReplayLane.alertGroup(other) + "-"));
    }

    private static Set<String> existing(Admin admin, Lane.Replay lane) throws ExecutionException, InterruptedException {
        Set<String> groups = new TreeSet<>();
        for (Map.Entry<String, KafkaFuture<ConsumerGroupDescription>> described : admin.describeConsumerGroups(
                        ReplayLane.groups(lane))
                .describedGroups()
                .entrySet()) {
            try {
                ConsumerGroupDescription group = described.getValue().get();
                if (group.groupState() == GroupState.DEAD) {
                    continue;
                }
                if (!group.members().isEmpty()) {
                    throw new IllegalArgumentException("replay " + lane.id() + " is running ("
                            + group.members().iterator().next().host()
                            + "): stop it first with 'castling replay cancel " + lane.id() + "'");
                }
                groups.add(described.getKey());
            } catch (ExecutionException refused) {
                if (!(refused.getCause() instanceof GroupIdNotFoundException)) {
                    throw refused;
                }
            }
        }
        return groups;
    }

    private static List<String> delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            return List.of(folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
