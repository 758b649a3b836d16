package io.castling.alert.deliver.render;

import io.castling.schemas.Alert;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Alerts as an Atom feed (RFC 4287) with their places in GeoRSS Simple. */
public final class Atom {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final Map<String, String> GEORSS = Map.of("georss", "http://www.georss.org/georss");

    private Atom() {}

    /**
     * The feed.
     *
     * @param self where the feed is found
     * @param alerts newest first
     */
    public static String feed(String self, List<Alert> alerts, Purpose purpose, Publisher publisher) {
        Instant updated =
                alerts.stream().map(Alert::getIssued).max(Instant::compareTo).orElse(Instant.EPOCH);
        return Xml.document("feed", NAMESPACE, GEORSS, xml -> {
            xml.element("id", "urn:castling:alerts:" + publisher.sender());
            xml.element("title", "Relocations seen by " + Clean.line(publisher.name()));
            xml.element("updated", updated.toString());
            xml.element("author", () -> xml.element("name", Clean.line(publisher.name())));
            xml.link("self", self);
            for (Alert alert : alerts) {
                xml.element("entry", () -> entry(xml, alert, purpose, publisher));
            }
        });
    }

    private static void entry(Xml xml, Alert alert, Purpose purpose, Publisher publisher) throws XMLStreamException {
        Relocation relocation = alert.getRelocation();
        Account account = Account.of(alert, purpose);
        xml.element("id", "urn:castling:alert:" + urn(alert.getId()));
        xml.element("title", account.title());
        xml.element("updated", alert.getIssued().toString());
        xml.element("summary", PlainText.line(alert, purpose));
        category(xml, "urn:castling:system", Wording.system(relocation));
        category(xml, "urn:castling:severity", alert.getSeverity().name().toLowerCase(Locale.ROOT));
        var link = publisher.link(alert.getId());
        if (link.isPresent()) {
            xml.link("alternate", link.get());
        }
        for (Account.Quote quote : account.quotes()) {
            if (quote.url().isPresent()) {
                xml.link("related", quote.url().get());
            }
        }
        xml.element("content", List.of(new Xml.Attribute("type", "html")), Html.body(account));
        for (Place place : Stream.concat(relocation.getOrigins().stream(), relocation.getDestinations().stream())
                .toList()) {
            xml.element("georss:point", place.getLatitude() + " " + place.getLongitude());
        }
    }

    private static void category(Xml xml, String scheme, String term) throws XMLStreamException {
        xml.element("category", List.of(new Xml.Attribute("scheme", scheme), new Xml.Attribute("term", term)), "");
    }

    /** RFC 8141 leaves few characters to a name. */
    private static String urn(String id) {
        var urn = new StringBuilder();
        for (byte unit : id.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~:".indexOf(c) >= 0);
            urn.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return urn.toString();
    }
}
