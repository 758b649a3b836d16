package io.castling.platform.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.platform.kafka.KafkaSettings.Registry;
import io.castling.platform.kafka.SchemaRegistryException.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A client of a schema registry that speaks Confluent's REST API (Confluent, Karapace, Apicurio's ccompat v7). Safe for
 * many threads. Every method throws {@link SchemaRegistryException}, which names the subject and what the registry said.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">Confluent's API</a>
 */
public final class SchemaRegistry implements AutoCloseable {

    private final RegistryHttp http;
    private final boolean autoRegister;
    private final JsonMapper json = new JsonMapper();

    public SchemaRegistry(Registry settings) {
        this.http = new RegistryHttp(settings);
        this.autoRegister = settings.autoRegister();
    }

    /** Ids from this registry, each asked for once; registers unknown schemas if the settings allow it. */
    public SchemaIds ids() {
        return new RegistrySchemaIds(this, autoRegister);
    }

    /** Registers a schema under a subject, or finds it there; returns its id. */
    public int register(String subject, Schema schema) {
        String what = "registering the schema of subject " + subject;
        return id(http.request("POST", "/subjects/" + encode(subject) + "/versions", body(schema), what), what);
    }

    /** The id of a schema that must be registered under the subject already. */
    public int lookUp(String subject, Schema schema) {
        String what = "looking up the schema of subject " + subject;
        return id(http.request("POST", "/subjects/" + encode(subject), body(schema), what), what);
    }

    /** The schema behind an id. */
    public Schema schema(int id) {
        String what = "fetching the schema with id " + id;
        JsonNode answer = http.request("GET", "/schemas/ids/" + id, null, what);
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new SchemaRegistryException(
                    Kind.INVALID, "The schema with id " + id + " is " + type + ", but must be AVRO.");
        }
        try {
            return new Schema.Parser().parse(answer.path("schema").asText());
        } catch (AvroRuntimeException malformed) {
            throw new SchemaRegistryException(
                    Kind.INVALID,
                    "The schema with id " + id + " cannot be parsed: " + malformed.getMessage(),
                    malformed);
        }
    }

    /** The names of all subjects. */
    public List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        http.request("GET", "/subjects", null, "listing subjects").forEach(subject -> subjects.add(subject.asText()));
        return List.copyOf(subjects);
    }

    /** The compatibility set for a subject itself; empty where the registry's global setting holds. */
    public Optional<Compatibility> compatibility(String subject) {
        try {
            return Optional.of(level(http.request(
                    "GET", "/config/" + encode(subject), null, "reading the compatibility of subject " + subject)));
        } catch (SchemaRegistryException answer) {
            if (answer.kind() == Kind.UNKNOWN) {
                return Optional.empty();
            }
            throw answer;
        }
    }

    /** The compatibility that holds for subjects without their own. */
    public Compatibility globalCompatibility() {
        return level(http.request("GET", "/config", null, "reading the global compatibility"));
    }

    /** Sets the compatibility of one subject; the subject need not exist yet. */
    public void setCompatibility(String subject, Compatibility compatibility) {
        http.request(
                "PUT",
                "/config/" + encode(subject),
                level(compatibility),
                "setting the compatibility of subject " + subject);
    }

    /** Sets the compatibility of all subjects that have none of their own. */
    public void setGlobalCompatibility(Compatibility compatibility) {
        http.request("PUT", "/config", level(compatibility), "setting the global compatibility");
    }

    /** Whether the registry answers right now; never waits longer than one request may take. */
    public boolean answers() {
        return http.answers();
    }

    /** Waits until the registry answers, and says so. */
    void await() {
        Waiting.until(
                "the schema registry at " + addresses(), () -> answers() ? Optional.empty() : Optional.of("no answer"));
    }

    /** The addresses, for messages. */
    public String addresses() {
        return http.addresses();
    }

    @Override
    public void close() {
        http.close();
    }

    private static int id(JsonNode answer, String what) {
        JsonNode id = answer.path("id");
        if (!id.isInt()) {
            throw new SchemaRegistryException(
                    Kind.REFUSED, "The schema registry answered without an id while " + what + ".");
        }
        return id.asInt();
    }

    private static Compatibility level(JsonNode answer) {
        String level = answer.path("compatibilityLevel")
                .asText(answer.path("compatibility").asText());
        try {
            return Compatibility.valueOf(level);
        } catch (IllegalArgumentException unknown) {
            throw new SchemaRegistryException(
                    Kind.REFUSED, "The schema registry names an unknown compatibility: " + level + ".", unknown);
        }
    }

    private ObjectNode level(Compatibility compatibility) {
        return json.createObjectNode().put("compatibility", compatibility.name());
    }

    private ObjectNode body(Schema schema) {
        return json.createObjectNode().put("schema", schema.toString()).put("schemaType", "AVRO");
    }

    private static String encode(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
