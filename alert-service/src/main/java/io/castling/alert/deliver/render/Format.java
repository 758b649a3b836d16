package io.castling.alert.deliver.render;

import io.castling.schemas.Alert;
import java.util.List;
import java.util.stream.Collectors;

/** The forms in which one alert can be had, with the media type of each. */
public enum Format {
    JSON("application/json"),
    LINE("text/plain; charset=UTF-8"),
    TEXT("text/plain; charset=UTF-8"),
    MARKDOWN("text/markdown; charset=UTF-8"),
    HTML("text/html; charset=UTF-8"),
    GEOJSON("application/geo+json"),
    CAP("application/cap+xml"),
    STIX("application/stix+json;version=2.1");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type, with the character set where the type leaves it open. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether several alerts can stand in one message of this form; a CAP message is about one. */
    public boolean holdsSeveral() {
        return this != CAP;
    }

    /** Several alerts in this form, where it holds several; JSON is an array. */
    public String render(List<Alert> alerts, Purpose purpose, Publisher publisher) {
        return switch (this) {
            case JSON -> alerts.stream().map(RecordJson::write).collect(Collectors.joining(",", "[", "]"));
            case LINE -> Bulletin.line(alerts, purpose);
            case TEXT -> Bulletin.text(alerts, purpose);
            case MARKDOWN -> Bulletin.markdown(alerts, purpose);
            case HTML -> Bulletin.html(alerts, purpose);
            case GEOJSON -> Bulletin.geoJson(alerts, purpose);
            case CAP -> throw new IllegalArgumentException("a CAP message is about one alert, not " + alerts.size());
            case STIX -> Bulletin.stix(alerts, purpose, publisher);
        };
    }

    /** The alert in this form. */
    public String render(Alert alert, Purpose purpose, Publisher publisher) {
        return switch (this) {
            case JSON -> RecordJson.write(alert);
            case LINE -> PlainText.line(alert, purpose);
            case TEXT -> PlainText.page(alert, purpose);
            case MARKDOWN -> Markdown.page(alert, purpose);
            case HTML -> Html.page(alert, purpose);
            case GEOJSON -> GeoJson.write(alert, purpose);
            case CAP -> Cap.write(alert, purpose, publisher);
            case STIX -> Stix.write(alert, purpose, publisher);
        };
    }
}
