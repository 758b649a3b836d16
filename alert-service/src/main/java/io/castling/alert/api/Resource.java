package io.castling.alert.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.castling.alert.deliver.kafka.CompactedView;
import io.castling.alert.deliver.kafka.CompactedWriter;
import io.castling.alert.deliver.render.RecordJson;
import io.castling.platform.http.HttpProblem;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;

/** Create, read, change and remove what a compacted topic holds. */
final class Resource<V extends SpecificRecord> {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final String path;
    private final String prefix;
    private final RecordReader<V> reader;
    private final Consumer<V> rules;
    private final CompactedView<V> view;
    private final CompactedWriter<V> writer;
    private final RandomGenerator random;

    /** @param prefix how ids begin that are made here */
    Resource(
            String path,
            String prefix,
            Class<V> type,
            Consumer<V> rules,
            CompactedView<V> view,
            CompactedWriter<V> writer,
            RandomGenerator random) {
        this.path = path;
        this.prefix = prefix;
        this.reader = new RecordReader<>(type);
        this.rules = rules;
        this.view = view;
        this.writer = writer;
        this.random = random;
    }

    void addTo(HttpRules routes) {
        routes.get(path, this::list)
                .post(path, this::create)
                .get(path + "/{id}", this::show)
                .put(path + "/{id}", this::replace)
                .delete(path + "/{id}", this::remove);
    }

    /** @throws HttpProblem 404 when there is none with this id */
    V require(String id) {
        return view.find(id).orElseThrow(() -> new HttpProblem(404, "There is no " + path + "/" + id + "."));
    }

    private void list(ServerRequest request, ServerResponse response) {
        Query.of(request).allow();
        var list = JsonNodeFactory.instance.objectNode();
        var array = list.putArray(path.substring(1));
        view.all().forEach(each -> array.add(RecordJson.of(each)));
        JsonBody.send(response, list);
    }

    private void show(ServerRequest request, ServerResponse response) {
        V value = require(id(request));
        response.header(HeaderNames.ETAG, tag(value));
        JsonBody.send(response, RecordJson.of(value));
    }

    private void create(ServerRequest request, ServerResponse response) {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        String id = prefix + HexFormat.of().formatHex(bytes);
        V created = save(id, request);
        response.status(Status.CREATED_201)
                .header(HeaderNames.LOCATION, path + "/" + id)
                .header(HeaderNames.ETAG, tag(created));
        JsonBody.send(response, RecordJson.of(created));
    }

    private void replace(ServerRequest request, ServerResponse response) {
        String id = id(request);
        if (!ID.matcher(id).matches()) {
            throw new HttpProblem(
                    400, "'id' has to be letters, digits, dots, underscores and hyphens, at most 100 of them.");
        }
        Optional<V> known = view.find(id);
        requirePrecondition(id, request, known);
        V saved = save(id, request);
        response.status(known.isPresent() ? Status.OK_200 : Status.CREATED_201).header(HeaderNames.ETAG, tag(saved));
        JsonBody.send(response, RecordJson.of(saved));
    }

    private void remove(ServerRequest request, ServerResponse response) {
        String id = id(request);
        require(id);
        publish(() -> writer.remove(id));
        response.status(Status.NO_CONTENT_204).send();
    }

    /** Who read a version and changes it must not undo what another has changed since (RFC 9110, 13.1). */
    private void requirePrecondition(String id, ServerRequest request, Optional<V> known) {
        Optional<String> match = request.headers().first(HeaderNames.IF_MATCH);
        boolean stale = match.isPresent()
                && !(known.isPresent()
                        && (match.get().equals("*") || match.get().equals(tag(known.get()))));
        if (stale) {
            throw new HttpProblem(
                    412,
                    path + "/" + id + " has been changed or removed meanwhile. Read it again and repeat the change.");
        }
        boolean onlyNew = request.headers()
                .first(HeaderNames.IF_NONE_MATCH)
                .filter("*"::equals)
                .isPresent();
        if (onlyNew && known.isPresent()) {
            throw new HttpProblem(412, path + "/" + id + " is there already. Take another id, or change that one.");
        }
    }

    private static String tag(SpecificRecord value) {
        return "\"" + UUID.nameUUIDFromBytes(RecordJson.write(value).getBytes(StandardCharsets.UTF_8)) + "\"";
    }

    private V save(String id, ServerRequest request) {
        try {
            V value = reader.read(JsonBody.of(request), Map.of("id", id));
            rules.accept(value);
            publish(() -> writer.save(id, value));
            return value;
        } catch (InvalidInput invalid) {
            throw new HttpProblem(400, String.valueOf(invalid.getMessage()));
        }
    }

    private static void publish(Runnable change) {
        try {
            change.run();
        } catch (KafkaException e) {
            throw new HttpProblem(503, "The change could not be stored: Kafka did not take it. Try again.");
        }
    }

    private static String id(ServerRequest request) {
        return request.path().pathParameters().get("id");
    }
}
