package io.castling.alert.deliver.render;

import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import io.castling.schemas.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * An alert in the Common Alerting Protocol 1.2 (OASIS, 2010). Certainty follows the second half of the Admiralty pair;
 * the pair itself, voices and evidence are parameters. A test or a replay has status {@code Test}.
 */
public final class Cap {

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
    /** CAP 3.3.2 wants an offset in numbers and writes UTC as minus zero. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss'-00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int HEADLINE = 160;

    private Cap() {}

    /** The message as an XML document. */
    public static String write(Alert alert, Purpose purpose, Publisher publisher) {
        return Xml.document("alert", NAMESPACE, Map.of(), xml -> {
            xml.element("identifier", identifier(alert.getId()));
            xml.element("sender", publisher.sender());
            xml.element("sent", TIME.format(alert.getIssued()));
            xml.element("status", status(purpose));
            xml.element("msgType", messageType(alert.getType()));
            xml.element("scope", "Public");
            if (alert.getType() == AlertType.CANCEL || purpose == Purpose.TEST) {
                xml.element("note", Clean.line(alert.getReason()));
            }
            String references = references(alert, publisher);
            if (!references.isEmpty()) {
                xml.element("references", references);
            }
            xml.element("incidents", identifier(alert.getRelocation().getId()));
            xml.element("info", () -> info(xml, alert, purpose, publisher));
        });
    }

    private static void info(Xml xml, Alert alert, Purpose purpose, Publisher publisher) throws XMLStreamException {
        Relocation relocation = alert.getRelocation();
        xml.element("language", "en");
        xml.element("category", "Security");
        xml.element("event", "Relocation of " + Wording.system(relocation));
        xml.element("responseType", alert.getType() == AlertType.CANCEL ? "None" : "Monitor");
        xml.element("urgency", urgency(relocation.getStatus()));
        xml.element("severity", severity(alert.getSeverity()));
        xml.element("certainty", certainty(relocation));
        xml.element("eventCode", () -> xml.named("system", Wording.system(relocation)));
        xml.element("eventCode", () -> xml.named("family", Clean.line(relocation.getFamily())));
        xml.element("senderName", Clean.line(publisher.name()));
        xml.element("headline", Clean.atMost(HEADLINE, Wording.title(alert, purpose)));
        xml.element("description", PlainText.page(alert, purpose));
        var link = publisher.link(alert.getId());
        if (link.isPresent()) {
            xml.element("web", link.get());
        }
        parameters(xml, alert, relocation);
        areas(xml, "Origin", relocation.getOrigins(), Wording.uncertain(relocation, ClaimSlot.ORIGINS));
        areas(xml, "Destination", relocation.getDestinations(), Wording.uncertain(relocation, ClaimSlot.DESTINATIONS));
    }

    private static void parameters(Xml xml, Alert alert, Relocation relocation) throws XMLStreamException {
        parameter(xml, "admiralty", Wording.code(relocation.getCredibility()));
        for (String reason : relocation.getCredibility().getReasons()) {
            parameter(xml, "reason", Clean.line(reason));
        }
        Account account = Account.of(alert, Purpose.ACTUAL);
        for (String voice : account.voices()) {
            parameter(xml, "voice", voice);
        }
        for (Account.Quote quote : account.quotes()) {
            parameter(
                    xml,
                    "evidence",
                    quote.position() + " " + quote.url().map(url -> url + " ").orElse("") + quote.text());
        }
    }

    private static void parameter(Xml xml, String name, String value) throws XMLStreamException {
        xml.element("parameter", () -> xml.named(name, value));
    }

    private static void areas(Xml xml, String role, List<Place> places, boolean uncertain) throws XMLStreamException {
        for (Place place : places) {
            String description = role + ": " + Wording.place(place) + (uncertain ? " (uncertain)" : "");
            xml.element("area", () -> {
                xml.element("areaDesc", description);
                xml.element(
                        "circle",
                        String.format(
                                Locale.ROOT,
                                "%.4f,%.4f %.1f",
                                place.getLatitude(),
                                place.getLongitude(),
                                place.getUncertaintyKm()));
                if (place.getGeonameId() != null) {
                    xml.element("geocode", () -> xml.named("geonames", String.valueOf(place.getGeonameId())));
                }
            });
        }
    }

    /** CAP 3.2.1: no spaces, commas or restricted characters. */
    private static String identifier(String id) {
        return Clean.line(id).replaceAll("[\\s,<&]", "_");
    }

    /** CAP 3.2.1: sender, identifier and time of each earlier message; only those whose time is known can be named. */
    private static String references(Alert alert, Publisher publisher) {
        List<String> ids = alert.getReferences();
        List<Instant> times = alert.getReferencesIssued();
        if (ids.size() != times.size()) {
            return "";
        }
        var references = new ArrayList<String>();
        for (int i = 0; i < ids.size(); i++) {
            references.add(publisher.sender() + "," + identifier(ids.get(i)) + "," + TIME.format(times.get(i)));
        }
        return String.join(" ", references);
    }

    private static String status(Purpose purpose) {
        return switch (purpose) {
            case ACTUAL -> "Actual";
            case TEST -> "Test";
        };
    }

    private static String messageType(AlertType type) {
        return switch (type) {
            case NEW, UNKNOWN -> "Alert";
            case UPDATE -> "Update";
            case CANCEL -> "Cancel";
        };
    }

    private static String urgency(ClaimStatus status) {
        return switch (status) {
            case REPORTED -> "Past";
            case PLANNED -> "Future";
            case DENIED, UNKNOWN -> "Unknown";
        };
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "Extreme";
            case HIGH -> "Severe";
            case MEDIUM -> "Moderate";
            case LOW -> "Minor";
            case UNKNOWN -> "Unknown";
        };
    }

    private static String certainty(Relocation relocation) {
        return switch (relocation.getCredibility().getCredibility()) {
            case 1 -> "Observed";
            case 2 -> "Likely";
            case 3, 4 -> "Possible";
            case 5 -> "Unlikely";
            default -> "Unknown";
        };
    }
}
