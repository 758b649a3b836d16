package io.castling.platform.kafka;

import io.castling.platform.kafka.DeadLetters.Stage;
import io.castling.platform.kafka.SchemaRegistryException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for every exception in a topology, who is to blame: the record becomes a dead letter and work goes on;
 * surroundings stop the thread, and nothing is lost.
 *
 * <p>Kafka Streams makes instances by name and hands them the configuration, which carries the {@link DeadLetters}.
 */
public final class DeadLetterHandler
        implements ProcessingExceptionHandler, DeserializationExceptionHandler, ProductionExceptionHandler {

    static final String DEAD_LETTERS = "dead.letters";

    private @Nullable DeadLetters deadLetters;

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = (DeadLetters) configs.get(DEAD_LETTERS);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return Blame.ofReading(exception) == Blame.SURROUNDINGS
                ? DeserializationExceptionHandler.Response.fail()
                : DeserializationExceptionHandler.Response.resume(List.of(
                        deadLetters().letter(context, Stage.DESERIALIZE, exception, record.key(), record.value())));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return Blame.of(exception) == Blame.SURROUNDINGS
                ? ProcessingExceptionHandler.Response.fail()
                : ProcessingExceptionHandler.Response.resume(List.of(deadLetters()
                        .letter(context, Stage.PROCESS, exception, context.sourceRawKey(), context.sourceRawValue())));
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        return produced(context, exception);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return produced(context, exception);
    }

    private ProductionExceptionHandler.Response produced(ErrorHandlerContext context, Exception exception) {
        return Blame.of(exception) == Blame.SURROUNDINGS
                ? ProductionExceptionHandler.Response.fail()
                : ProductionExceptionHandler.Response.resume(List.of(deadLetters()
                        .letter(context, Stage.PRODUCE, exception, context.sourceRawKey(), context.sourceRawValue())));
    }

    private DeadLetters deadLetters() {
        return Objects.requireNonNull(deadLetters, "made by Kafka Streams, which calls configure first");
    }

    /** Whose fault an exception is. */
    enum Blame {
        RECORD,
        SURROUNDINGS;

        static Blame of(Throwable exception) {
            for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
                if (cause instanceof SchemaRegistryException
                        || cause instanceof org.apache.kafka.common.errors.RetriableException
                        || cause instanceof org.apache.kafka.common.errors.AuthenticationException
                        || cause instanceof org.apache.kafka.common.errors.AuthorizationException
                        || cause instanceof org.apache.kafka.streams.errors.StreamsException) {
                    return SURROUNDINGS;
                }
            }
            return RECORD;
        }

        /** An id that no registry knows, or a schema that is not Avro, is what bad bytes look like. */
        static Blame ofReading(Throwable exception) {
            for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
                if (cause instanceof SchemaRegistryException answer
                        && (answer.kind() == Kind.UNKNOWN || answer.kind() == Kind.INVALID)) {
                    return RECORD;
                }
            }
            return of(exception);
        }
    }
}
