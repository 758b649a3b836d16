package io.castling.ingest.publish;

import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Rejected.Reason;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.SchemaRegistryException;
import io.castling.schemas.RawArticle;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Articles in the contract's own format, as another Castling publishes them. May be shared by threads. */
public final class PublishedArticles {

    private final Deserializer<RawArticle> deserializer;

    public PublishedArticles(KafkaConnection kafka) {
        this.deserializer = kafka.serdes().value(RawArticle.class).deserializer();
    }

    /** Whether a value is in Confluent's wire format, which begins with a zero; text never does. */
    public static boolean isLikely(byte[] value) {
        return value.length > 0 && value[0] == 0;
    }

    /**
     * Reads one value. Its revision is of no meaning here: revisions are counted anew.
     *
     * @throws SchemaRegistryException when the registry is away; another try may succeed
     */
    public Reading read(String topic, byte[] value, Origin origin) {
        try {
            RawArticle article = deserializer.deserialize(topic, value);
            return article.getText() == null || article.getText().isBlank()
                    ? new Rejected(Reason.EMPTY, origin, "\"text\" is missing or blank")
                    : new Reading.Read(RawArticles.article(article).submission(), origin);
        } catch (SchemaRegistryException away) {
            throw away;
        } catch (SerializationException | IllegalArgumentException malformed) {
            return new Rejected(
                    Reason.MALFORMED, origin, "it is no RawArticle in Avro: " + String.valueOf(malformed.getMessage()));
        }
    }
}
