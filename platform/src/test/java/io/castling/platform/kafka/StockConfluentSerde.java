package io.castling.platform.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Confluent's own serializer and deserializer, found by name: the jar that carries them also carries other versions of
 * Kafka and Avro, so it is on the class path of one test execution only, last, and no test compiles against it.
 */
final class StockConfluentSerde {

    private StockConfluentSerde() {}

    static boolean isPresent() {
        try {
            Class.forName("io.confluent.kafka.serializers.KafkaAvroSerializer");
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    static Serializer<Object> serializer(String url) {
        Serializer<Object> serializer = create("io.confluent.kafka.serializers.KafkaAvroSerializer");
        serializer.configure(Map.of("schema.registry.url", url), false);
        return serializer;
    }

    static Deserializer<Object> deserializer(String url, Class<? extends SpecificRecord> type) {
        Map<String, Object> configs = new HashMap<>();
        configs.put("schema.registry.url", url);
        configs.put("specific.avro.reader", true);
        configs.put("specific.avro.value.type", type.getName());
        Deserializer<Object> deserializer = create("io.confluent.kafka.serializers.KafkaAvroDeserializer");
        deserializer.configure(configs, false);
        return deserializer;
    }

    @SuppressWarnings("unchecked")
    private static <T> T create(String name) {
        try {
            return (T) Class.forName(name).getConstructor().newInstance();
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("run by the surefire execution 'stock-serde' only", absent);
        }
    }
}
