package io.castling.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Just enough of a Kafka client for the tests: values only, one partition. */
record KafkaClient(String servers) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void create(String topic) {
        try (Admin admin = admin()) {
            await(
                    admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                            .all()
                            .toCompletionStage()
                            .toCompletableFuture(),
                    PATIENCE);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    boolean answersWithin(Duration patience) {
        Admin admin = admin();
        try {
            await(admin.describeCluster().nodes().toCompletionStage().toCompletableFuture(), patience);
            return true;
        } catch (TimeoutException e) {
            return false;
        } finally {
            admin.close(Duration.ZERO); // not after the question that stays open
        }
    }

    void send(String topic, List<String> values) {
        var config = Map.<String, Object>of("bootstrap.servers", servers, "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var sent = values.stream()
                    .map(value -> producer.send(new ProducerRecord<>(topic, value)))
                    .toList();
            producer.flush();
            for (var one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    List<String> read(String topic, int count) {
        var config = Map.<String, Object>of("bootstrap.servers", servers, "auto.offset.reset", "earliest");
        var partition = new TopicPartition(topic, 0);
        var values = new ArrayList<String>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).records(partition).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers));
    }

    private static <T> void await(CompletableFuture<T> future, Duration patience) throws TimeoutException {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
