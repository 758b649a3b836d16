package io.castling.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.castling.extraction.Analysis;
import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.claim.Claim;
import io.castling.extraction.place.Place;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the result of {@code extract}: one line an article. */
public final class AnalysisJson {

    private final JsonFactory factory = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    /** Writes one line, in UTF-8, with its line feed. */
    public void write(Document document, Analysis analysis, OutputStream out) throws IOException {
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("id", document.id());
            json.writeStringField("language", analysis.language());
            json.writeArrayFieldStart("systems");
            for (SystemMention mention : analysis.systems()) {
                system(json, mention);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("places");
            for (PlaceMention mention : analysis.places()) {
                place(json, mention);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("claims");
            for (Claim claim : analysis.claims()) {
                claim(json, claim);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void system(JsonGenerator json, SystemMention mention) throws IOException {
        json.writeStartObject();
        span(json, mention.span());
        json.writeStringField("text", mention.text());
        json.writeStringField("system", mention.system().name());
        json.writeStringField("family", mention.system().family());
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, PlaceMention mention) throws IOException {
        Place place = mention.place();
        json.writeStartObject();
        span(json, mention.span());
        json.writeStringField("text", mention.text());
        json.writeStringField("name", place.name());
        point(json, place);
        json.writeNumberField("uncertaintyKm", place.uncertaintyKm());
        if (place.geonameId().isPresent()) {
            json.writeNumberField("geonameId", place.geonameId().getAsLong());
        }
        json.writeStringField("use", word(mention.use()));
        strings(json, "reasons", mention.reasons());
        json.writeEndObject();
    }

    private static void claim(JsonGenerator json, Claim claim) throws IOException {
        json.writeStartObject();
        json.writeStringField("system", claim.system().name());
        json.writeStringField("family", claim.system().family());
        ends(json, "origins", claim.origins());
        ends(json, "destinations", claim.destinations());
        ends(json, "via", claim.via());
        if (claim.count().isPresent()) {
            json.writeNumberField("count", claim.count().getAsInt());
        }
        string(json, "quantity", claim.quantity());
        json.writeStringField("materiel", word(claim.materiel()));
        if (claim.when().isPresent()) {
            json.writeObjectFieldStart("when");
            json.writeStringField("start", claim.when().get().start().toString());
            json.writeStringField("end", claim.when().get().end().toString());
            json.writeEndObject();
        }
        json.writeStringField("status", word(claim.status()));
        json.writeBooleanField("hedged", claim.hedged());
        strings(
                json,
                "hedgedSlots",
                claim.hedgedSlots().stream().map(AnalysisJson::word).sorted().toList());
        json.writeBooleanField("background", claim.background());
        strings(json, "attributedTo", claim.attributedTo());
        json.writeObjectFieldStart("evidence");
        span(json, claim.evidence().sentence());
        json.writeStringField("text", claim.evidence().text());
        json.writeStringField("rule", claim.evidence().rule());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void ends(JsonGenerator json, String key, List<PlaceMention> mentions) throws IOException {
        json.writeArrayFieldStart(key);
        for (PlaceMention mention : mentions) {
            json.writeStartObject();
            json.writeStringField("name", mention.place().name());
            json.writeStringField("text", mention.text());
            point(json, mention.place());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void point(JsonGenerator json, Place place) throws IOException {
        json.writeNumberField("latitude", place.latitude());
        json.writeNumberField("longitude", place.longitude());
        json.writeStringField("country", place.country().orElse(null));
        json.writeStringField("kind", word(place.kind()));
    }

    private static void span(JsonGenerator json, Span span) throws IOException {
        json.writeStringField("field", word(span.field()));
        json.writeNumberField("start", span.start());
        json.writeNumberField("end", span.end());
    }

    private static void string(JsonGenerator json, String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(key, value.get());
        }
    }

    private static void strings(JsonGenerator json, String key, List<String> values) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
