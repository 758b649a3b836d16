package io.castling.platform.kafka;

import io.castling.platform.service.Health.Status;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where records go that an application cannot work on: {@code <topic>.dlq}, with the bytes as they were consumed, the
 * headers they came with, and headers that say what happened. Records of an application's internal topics go to
 * {@code <application id>.dlq}.
 *
 * <p>A dead letter is written in the transaction that steps over its record (KIP-1034), so it is neither lost nor
 * doubled.
 */
public final class DeadLetters {

    /** What could not be done: {@code deserialize}, {@code process}, {@code produce}. */
    public static final String STAGE = "dlq_stage";

    /** The message of the innermost exception. */
    public static final String REASON = "dlq_reason";

    /** The class of the innermost exception. */
    public static final String EXCEPTION = "dlq_exception";

    /** The beginning of the stack trace. */
    public static final String STACK_TRACE = "dlq_stacktrace";

    /** The step of the topology. */
    public static final String STEP = "dlq_step";

    public static final String TOPIC = "dlq_topic";
    public static final String PARTITION = "dlq_partition";
    public static final String OFFSET = "dlq_offset";

    /** The time that the record had, ISO 8601. */
    public static final String RECORD_TIME = "dlq_record_time";

    /** The id of the schema that the value names; absent where the bytes are not in the registry's wire format. */
    public static final String SCHEMA_ID = "dlq_schema_id";

    /**
     * How often it was tried, from 1. A record that is sent on its way again carries the number along, so that one that
     * fails for ever is told from one that fails for the first time.
     */
    public static final String ATTEMPTS = "dlq_attempts";

    /** When the letter was written, ISO 8601. */
    public static final String TIME = "dlq_time";

    public static final String APPLICATION = "dlq_application";

    /** The version of the program that gave up. */
    public static final String VERSION = "dlq_version";

    /** The suffix of the topics. */
    public static final String SUFFIX = ".dlq";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_STACK_TRACE = 4_000;
    /** A zero byte and the id: Confluent's wire format. */
    private static final int WIRE_PREFIX = 5;
    /** So many within the window are no longer single bad records: a fault of the program or of who feeds it. */
    private static final int STORM = 100;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final String applicationId;
    private final String version;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private long written;
    private String latest = "";

    public DeadLetters(String applicationId, String version, Clock clock, MeterRegistry meters) {
        this.applicationId = applicationId;
        this.version = version;
        this.clock = clock;
        this.meters = meters;
    }

    /** A step in the life of a record. */
    enum Stage {
        DESERIALIZE,
        PROCESS,
        PRODUCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The dead letter topic of a topic. */
    public static String topicOf(String topic) {
        return topic + SUFFIX;
    }

    /** Writes, counts and logs one letter. */
    ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context,
            Stage stage,
            Exception exception,
            byte @Nullable [] key,
            byte @Nullable [] value) {
        Throwable cause = innermost(exception);
        boolean internal = context.topic() == null || context.topic().startsWith(applicationId + "-");
        String topic = topicOf(internal ? applicationId : context.topic());
        meters.counter("dead.letters", "application", applicationId, "stage", stage.toString(), "topic", topic)
                .increment();
        remember(topic, reason(cause));
        LOG.atWarn()
                .addKeyValue("application", applicationId)
                .addKeyValue("stage", stage)
                .addKeyValue("step", context.processorNodeId())
                .addKeyValue("topic", context.topic())
                .addKeyValue("partition", context.partition())
                .addKeyValue("offset", context.offset())
                .addKeyValue("reason", reason(cause))
                .log("A record became a dead letter");
        return new ProducerRecord<>(topic, null, key, value, headers(context, stage, exception, cause, value));
    }

    private synchronized void remember(String topic, String reason) {
        written++;
        latest = topic + ": " + reason;
        recent.addLast(Instant.now(clock));
        if (recent.size() > STORM) {
            recent.removeFirst();
        }
    }

    /** Down while records fail in numbers; a few are told of and no reason to send work elsewhere. */
    synchronized Status status() {
        if (written == 0) {
            return Status.up("none");
        }
        String told = written + " since the start, the latest to " + latest;
        boolean storm = recent.size() == STORM
                && recent.getFirst().isAfter(Instant.now(clock).minus(WINDOW));
        return storm
                ? Status.down(STORM + " or more within " + WINDOW.toMinutes() + " minutes; " + told)
                : Status.up(told);
    }

    private Headers headers(
            ErrorHandlerContext context, Stage stage, Exception exception, Throwable cause, byte @Nullable [] value) {
        Headers headers = context.headers() == null ? new RecordHeaders() : new RecordHeaders(context.headers());
        put(headers, STAGE, stage.toString());
        put(headers, REASON, reason(cause));
        put(headers, EXCEPTION, cause.getClass().getName());
        put(headers, STACK_TRACE, stackTrace(exception));
        put(headers, STEP, String.valueOf(context.processorNodeId()));
        put(headers, TOPIC, String.valueOf(context.topic()));
        put(headers, PARTITION, Integer.toString(context.partition()));
        put(headers, OFFSET, Long.toString(context.offset()));
        put(headers, RECORD_TIME, Instant.ofEpochMilli(context.timestamp()).toString());
        put(headers, ATTEMPTS, Integer.toString(attempts(headers) + 1));
        headers.remove(SCHEMA_ID);
        if (value != null && value.length >= WIRE_PREFIX && value[0] == 0) {
            put(
                    headers,
                    SCHEMA_ID,
                    Integer.toString(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt()));
        }
        put(headers, TIME, Instant.now(clock).toString());
        put(headers, APPLICATION, applicationId);
        put(headers, VERSION, version);
        return headers;
    }

    /** A letter that was sent on its way again and came back keeps only its latest story. */
    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** How often a record or letter says that it was tried; 0 where it does not say. */
    public static int attempts(Headers headers) {
        Header header = headers.lastHeader(ATTEMPTS);
        try {
            return header == null || header.value() == null
                    ? 0
                    : Math.max(0, Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8)));
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }

    private static Throwable innermost(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause.getCause() != null && depth < 50; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.substring(0, Math.min(message.length(), LONGEST_REASON));
    }

    private static String stackTrace(Exception exception) {
        var text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString().substring(0, Math.min(text.getBuffer().length(), LONGEST_STACK_TRACE));
    }
}
