package io.castling.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ClaimEvidence;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import io.castling.schemas.Voice;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes the result of {@code assess}: one line a relocation. */
public final class RelocationJson {

    private final JsonFactory factory = new JsonFactory();

    /** @param alerts those that it raised, in order */
    public String write(Relocation relocation, List<Alert> alerts) throws IOException {
        var line = new StringWriter(1024);
        try (JsonGenerator json = factory.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("relocation", relocation.getId());
            json.writeStringField("system", Objects.requireNonNullElse(relocation.getSystem(), relocation.getFamily()));
            json.writeStringField("family", relocation.getFamily());
            places(json, "origins", relocation.getOrigins());
            places(json, "destinations", relocation.getDestinations());
            json.writeStringField("status", relocation.getStatus().name().toLowerCase(Locale.ROOT));
            json.writeBooleanField("background", relocation.getBackground());
            json.writeStringField(
                    "credibility",
                    relocation.getCredibility().getReliability()
                            + relocation.getCredibility().getCredibility());
            json.writeArrayFieldStart("voices");
            for (Voice voice : relocation.getVoices()) {
                json.writeString(voice.getName());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("articles");
            for (String article : articles(relocation)) {
                json.writeString(article);
            }
            json.writeEndArray();
            json.writeBooleanField("alerted", isAlerted(alerts));
            json.writeArrayFieldStart("alerts");
            for (Alert alert : alerts) {
                json.writeStartObject();
                json.writeStringField("type", alert.getType().name());
                json.writeStringField("article", alert.getArticle());
                json.writeStringField("reason", alert.getReason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }

    private static boolean isAlerted(List<Alert> alerts) {
        return !alerts.isEmpty() && alerts.getLast().getType() != AlertType.CANCEL;
    }

    private static List<String> articles(Relocation relocation) {
        return relocation.getEvidence().stream()
                .map(ClaimEvidence::getArticle)
                .map(article -> article.getId())
                .distinct()
                .toList();
    }

    private static void places(JsonGenerator json, String key, List<Place> places) throws IOException {
        json.writeArrayFieldStart(key);
        for (Place place : places) {
            json.writeStartObject();
            json.writeStringField("name", place.getName());
            json.writeStringField("text", place.getText());
            json.writeNumberField("latitude", place.getLatitude());
            json.writeNumberField("longitude", place.getLongitude());
            json.writeStringField("country", place.getCountry());
            json.writeStringField("kind", place.getKind());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
