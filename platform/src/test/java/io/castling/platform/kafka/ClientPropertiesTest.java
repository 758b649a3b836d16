package io.castling.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    private static ClientProperties clients(Map<String, String> more) {
        Map<String, String> flags =
                new HashMap<>(Map.of("kafka.bootstrap-servers", "a:1,b:2", "kafka.registry.urls", "http://r:8081"));
        flags.putAll(more);
        return new ClientProperties(ConfigLoader.load(KafkaSettings.class, "kafka", ConfigSources.of(flags))
                .values());
    }

    @Test
    void producersAreSafeAndCompress() {
        assertThat(clients(Map.of()).producer("writer"))
                .containsEntry("bootstrap.servers", "a:1,b:2")
                .containsEntry("client.id", "writer")
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("compression.type", "zstd")
                .containsEntry("compression.zstd.level", 1)
                .containsEntry("max.request.size", 4 * 1024 * 1024 + 64 * 1024);
    }

    @Test
    void consumersReadWhatIsCommitted() {
        assertThat(clients(Map.of()).consumer("reader", "group"))
                .containsEntry("group.id", "group")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("auto.offset.reset", "earliest")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("allow.auto.create.topics", false);
    }

    @Test
    void clientIdsBeginWithThePrefix() {
        assertThat(clients(Map.of("kafka.client-id-prefix", "test")).admin("look"))
                .containsEntry("client.id", "test-look");
    }

    @Test
    void propertiesOfTheUserReachEveryClientAndWin() {
        var clients = clients(Map.of("kafka.properties.security.protocol", "SSL", "kafka.properties.acks", "1"));
        assertThat(clients.admin("a")).containsEntry("security.protocol", "SSL");
        assertThat(clients.consumer("c", "g")).containsEntry("security.protocol", "SSL");
        assertThat(clients.producer("p"))
                .containsEntry("security.protocol", "SSL")
                .containsEntry("acks", "1");
    }

    @Test
    void kafkaKnowsEveryNameThatIsSet() {
        var clients = clients(Map.of());
        assertThat(ProducerConfig.configNames())
                .containsAll(clients.producer("p").keySet());
        assertThat(ConsumerConfig.configNames())
                .containsAll(clients.consumer("c", "g").keySet());
        assertThat(AdminClientConfig.configNames())
                .containsAll(clients.admin("a").keySet());
    }
}
