package io.castling.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.castling.platform.kafka.RegistryFixture.Answer;
import io.castling.platform.kafka.SchemaRegistryException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SchemaRegistryTest {

    private static final Schema ONE =
            SchemaBuilder.record("One").fields().requiredString("a").endRecord();
    private static final Schema TWO =
            SchemaBuilder.record("Two").fields().requiredLong("b").endRecord();

    private final RegistryFixture fixture = new RegistryFixture();
    private final SchemaRegistry registry = fixture.client();

    @AfterEach
    void close() {
        registry.close();
        fixture.close();
    }

    private SchemaRegistry client(Map<String, String> settings) {
        return new SchemaRegistry(fixture.settings(settings).registry());
    }

    @Test
    void aSchemaIsRegisteredOnceAndFoundAgain() {
        assertThat(registry.register("t-value", ONE)).isEqualTo(1);
        assertThat(registry.register("t-value", ONE)).isEqualTo(1);
        assertThat(registry.register("t-key", ONE)).isEqualTo(1);
        assertThat(registry.register("t-value", TWO)).isEqualTo(2);
        assertThat(registry.schema(2)).isEqualTo(TWO);
        assertThat(registry.lookUp("t-value", TWO)).isEqualTo(2);
        assertThat(registry.subjects()).containsExactly("t-value", "t-key");
    }

    @Test
    void subjectsAreEscaped() {
        registry.register("a/b c", ONE);
        assertThat(fixture.requests).containsExactly("POST /subjects/a%2Fb%20c/versions");
        assertThat(registry.subjects()).containsExactly("a/b c");
    }

    @Test
    void compatibilityIsSetAndRead() {
        assertThat(registry.compatibility("t-value")).isEmpty();
        registry.setCompatibility("t-value", Compatibility.FULL_TRANSITIVE);
        assertThat(registry.compatibility("t-value")).hasValue(Compatibility.FULL_TRANSITIVE);
        assertThat(registry.globalCompatibility()).isEqualTo(Compatibility.BACKWARD);
        registry.setGlobalCompatibility(Compatibility.NONE);
        assertThat(registry.globalCompatibility()).isEqualTo(Compatibility.NONE);
    }

    @Test
    void withoutAutoRegisterOnlyKnownSchemasAreUsed() {
        try (SchemaRegistry strict = client(Map.of("kafka.registry.auto-register", "false"))) {
            assertThatThrownBy(() -> strict.ids().idOf("t-value", ONE))
                    .isInstanceOf(SchemaRegistryException.class)
                    .hasMessage("The schema registry at " + fixture.url() + " refused while looking up the schema of"
                            + " subject t-value (status 404: Schema not found). Register it first, or check"
                            + " registry.urls.");
            assertThat(registry.subjects()).isEmpty();
            registry.register("t-value", ONE);
            assertThat(strict.ids().idOf("t-value", ONE)).isEqualTo(1);
        }
    }

    @Test
    void aRefusalRepeatsWhatTheRegistrySaidAndIsNotRepeatedItself() {
        fixture.scripted.add(
                new Answer(409, "{\"error_code\":409,\"message\":\"READER_FIELD_MISSING_DEFAULT_VALUE: field b\"}"));
        assertThatThrownBy(() -> registry.register("t-value", TWO))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessage("The schema registry at " + fixture.url() + " refused while registering the schema of"
                        + " subject t-value (status 409: READER_FIELD_MISSING_DEFAULT_VALUE: field b). Readers or"
                        + " writers of an earlier version would break: change the schema so that it is compatible, or"
                        + " begin a new topic.")
                .extracting(cause -> ((SchemaRegistryException) cause).kind())
                .isEqualTo(Kind.INCOMPATIBLE);
        assertThat(fixture.requests).hasSize(1);
    }

    @Test
    void eachStatusHasItsKind() {
        Map<Integer, Kind> kinds = Map.of(
                401, Kind.UNAUTHORIZED,
                403, Kind.UNAUTHORIZED,
                404, Kind.UNKNOWN,
                409, Kind.INCOMPATIBLE,
                422, Kind.INVALID,
                400, Kind.REFUSED,
                503, Kind.UNAVAILABLE);
        kinds.forEach((status, kind) -> {
            for (int i = 0; i < 20; i++) {
                fixture.scripted.add(new Answer(status, "<html>"));
            }
            assertThat(catchThrowableOfType(SchemaRegistryException.class, registry::subjects)
                            .kind())
                    .as("status %d", status)
                    .isEqualTo(kind);
            fixture.scripted.clear();
        });
    }

    @Test
    void aPassingFaultIsWaitedOut() {
        fixture.scripted.add(new Answer(503, "{}"));
        fixture.scripted.add(new Answer(429, "{}"));
        try (SchemaRegistry patient = client(Map.of("kafka.registry.retry-for", "10s"))) {
            assertThat(patient.register("t-value", ONE)).isEqualTo(1);
        }
        assertThat(fixture.requests).hasSize(3);
    }

    @Test
    void aRegistryThatIsAwayIsNamedWithWhatWasWanted() throws IOException {
        int closed = closedPort();
        try (SchemaRegistry away =
                client(Map.of("kafka.registry.urls", "http://127.0.0.1:" + closed, "kafka.registry.retry-for", "0s"))) {
            assertThatThrownBy(() -> away.register("t-value", ONE))
                    .isInstanceOf(SchemaRegistryException.class)
                    .hasMessageStartingWith("The schema registry at http://127.0.0.1:" + closed
                            + " did not answer for 0 s while registering the schema of subject t-value (")
                    .hasMessageEndingWith("). Start it, or correct registry.urls.");
            assertThat(away.answers()).isFalse();
        }
        assertThat(registry.answers()).isTrue();
    }

    @Test
    void theNextAddressIsTriedWhenOneIsAway() throws IOException {
        try (SchemaRegistry two = client(Map.of(
                "kafka.registry.urls",
                "http://127.0.0.1:" + closedPort() + "," + fixture.url() + "/",
                "kafka.registry.retry-for",
                "0s"))) {
            assertThat(two.register("t-value", ONE)).isEqualTo(1);
            assertThat(two.answers()).isTrue();
        }
    }

    @Test
    void credentialsAreSentAndNeverShown() {
        try (SchemaRegistry known = client(Map.of(
                "kafka.registry.urls", "http://me:hunter3@127.0.0.1:" + fixture.port(),
                "kafka.registry.user", "me",
                "kafka.registry.password", "hunter2"))) {
            fixture.scripted.add(new Answer(401, "{\"message\":\"Unauthorized\"}"));
            assertThatThrownBy(known::subjects)
                    .hasMessage("The schema registry at " + fixture.url() + " refused while listing subjects (status"
                            + " 401: Unauthorized). Check registry.user and registry.password.");
        }
        assertThat(fixture.authorizations).containsExactly("Basic bWU6aHVudGVyMg==");
    }

    @Test
    void whatIsNoRegistryIsCalledSo() {
        fixture.scripted.add(new Answer(200, "<html>welcome</html>"));
        assertThatThrownBy(registry::subjects)
                .hasMessage("The schema registry at " + fixture.url() + " answered something that is not JSON while"
                        + " listing subjects. Check that registry.urls leads to an API that is compatible with"
                        + " Confluent's.");
    }

    @Test
    void aSchemaThatIsNotAvroIsRefused() {
        fixture.scripted.add(new Answer(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}"));
        assertThatThrownBy(() -> registry.schema(7)).hasMessage("The schema with id 7 is PROTOBUF, but must be AVRO.");
        fixture.scripted.add(new Answer(200, "{\"schema\":\"{\"}"));
        assertThatThrownBy(() -> registry.schema(8)).hasMessageStartingWith("The schema with id 8 cannot be parsed: ");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
