package io.castling.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    private static final CloudEvent EVENT =
            new CloudEvent("42", "/feeds/a", "org.example.done.v1", Instant.parse("2026-01-02T03:04:05.006Z"));

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new HashMap<>();
        for (Header header : headers) {
            texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void anEventIsWrittenAsTheBindingSays() {
        var headers = new RecordHeaders();
        EVENT.addTo(headers);
        assertThat(texts(headers))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "42",
                        "ce_source", "/feeds/a",
                        "ce_type", "org.example.done.v1",
                        "ce_time", "2026-01-02T03:04:05.006Z",
                        "content-type", "application/avro"));
        assertThat(CloudEvent.from(headers)).hasValue(EVENT);
    }

    @Test
    void theNextEventTakesTheHeadersOver() {
        var headers = new RecordHeaders();
        EVENT.addTo(headers);
        var next = new CloudEvent("43", "/b", "t", Instant.EPOCH);
        next.addTo(headers);
        assertThat(headers.toArray()).hasSize(6);
        assertThat(CloudEvent.from(headers)).hasValue(next);
    }

    @Test
    void headersWithoutAnEventAreNone() {
        assertThat(CloudEvent.from(new RecordHeaders())).isEmpty();
        for (String broken : new String[] {"ce_id", "ce_source", "ce_type", "ce_time", "ce_specversion"}) {
            var headers = new RecordHeaders();
            EVENT.addTo(headers);
            headers.remove(broken);
            assertThat(CloudEvent.from(headers)).as("without %s", broken).isEmpty();
            headers.add(broken, new byte[0]);
            assertThat(CloudEvent.from(headers)).as("empty %s", broken).isEmpty();
        }
        var headers = new RecordHeaders();
        EVENT.addTo(headers);
        headers.remove("ce_time").add("ce_time", "yesterday".getBytes(StandardCharsets.UTF_8));
        assertThat(CloudEvent.from(headers)).isEmpty();
        assertThatThrownBy(() -> new CloudEvent("", "a", "b", Instant.EPOCH))
                .hasMessage("id, source and type of an event cannot be empty");
    }

    @Test
    void aTraceGoesOnWithNewSteps() {
        var random = new Random(1);
        TraceContext first = TraceContext.begin(random);
        TraceContext second = first.next(random);
        assertThat(second.traceId()).isEqualTo(first.traceId());
        assertThat(second.spanId()).isNotEqualTo(first.spanId());
        var headers = new RecordHeaders();
        first.addTo(headers);
        second.addTo(headers);
        assertThat(headers.toArray()).hasSize(1);
        assertThat(TraceContext.from(headers)).hasValue(second);
        assertThat(TraceContext.from(new RecordHeaders())).isEmpty();
    }

    @Test
    void everyTraceReadsBackWhatItWrites() {
        for (long seed = 0; seed < 200; seed++) {
            TraceContext trace = TraceContext.begin(new Random(seed));
            assertThat(TraceContext.parse(trace.toString())).as("seed %d", seed).hasValue(trace);
        }
    }

    @Test
    void laterVersionsMayCarryMore() {
        assertThat(TraceContext.parse("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what"))
                .isEqualTo(Optional.of(new TraceContext("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void aMalformedTraceIsNone(String value) {
        assertThat(TraceContext.parse(value)).isEmpty();
    }
}
