package io.castling.alert.deliver.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * An alert as a STIX 2.1 bundle (OASIS, 2021): the weapon system, its places, what relates them, sightings where it was seen to arrive,
 * and a report that holds all together. STIX has no object for a weapon and none for the Admiralty pair; both are defined
 * in an extension that travels with the bundle. Identifiers are deterministic and belong to the relocation, so that an
 * update is a new version of the same objects and a cancellation revokes them.
 */
public final class Stix {

    static final String EXTENSION = StixId.of("extension-definition", "castling-relocation-1");
    private static final String SYSTEM = "x-castling-weapon-system";
    /** What never changes has one time of creation, or its versions would contradict each other. */
    private static final Instant FOUNDED = Instant.parse("2026-01-01T00:00:00Z");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Alert alert;
    private final Relocation relocation;
    private final Purpose purpose;
    private final Publisher publisher;
    private final String identity;
    private final String system;

    private Stix(Alert alert, Purpose purpose, Publisher publisher) {
        this.alert = alert;
        this.relocation = alert.getRelocation();
        this.purpose = purpose;
        this.publisher = publisher;
        this.identity = StixId.of("identity", publisher.sender());
        this.system = StixId.of(SYSTEM, Wording.system(relocation));
    }

    /** The bundle as JSON text. */
    public static String write(Alert alert, Purpose purpose, Publisher publisher) {
        return Json.write(bundle(alert, purpose, publisher));
    }

    static ObjectNode bundle(Alert alert, Purpose purpose, Publisher publisher) {
        return new Stix(alert, purpose, publisher).bundle();
    }

    private ObjectNode bundle() {
        var objects = new ArrayList<ObjectNode>();
        objects.add(identity());
        objects.add(extension());
        objects.add(weaponSystem());
        places("relocated-from", relocation.getOrigins(), objects);
        places("relocated-to", relocation.getDestinations(), objects);
        objects.add(report(objects));
        var bundle = Json.typed("bundle").put("id", StixId.of("bundle", alert.getId() + purpose));
        ArrayNode array = bundle.putArray("objects");
        objects.stream().distinct().forEach(array::add);
        return bundle;
    }

    private ObjectNode identity() {
        return common("identity", identity, FOUNDED, FOUNDED)
                .put("name", Clean.line(publisher.name()))
                .put("identity_class", "system");
    }

    private ObjectNode extension() {
        var definition = common("extension-definition", EXTENSION, FOUNDED, FOUNDED)
                .put("name", "Castling relocation")
                .put("description", "A weapon system as a domain object; the Admiralty pair and evidence of a report.")
                .put("schema", "urn:castling:stix:relocation:1")
                .put("version", "1.0.0");
        definition.putArray("extension_types").add("new-sdo").add("property-extension");
        return definition;
    }

    private ObjectNode weaponSystem() {
        var weapon = common(SYSTEM, system, FOUNDED, FOUNDED)
                .put("name", Wording.system(relocation))
                .put("family", Clean.line(relocation.getFamily()));
        weapon.putObject("extensions").putObject(EXTENSION).put("extension_type", "new-sdo");
        return weapon;
    }

    private void places(String relation, List<Place> places, List<ObjectNode> objects) {
        for (Place place : places) {
            ObjectNode location = location(place);
            objects.add(location);
            String where = location.get("id").asText();
            objects.add(versioned("relationship", relation + where)
                    .put("relationship_type", relation)
                    .put("source_ref", system)
                    .put("target_ref", where));
            if (relation.equals("relocated-to") && seenThere()) {
                objects.add(sighting(where));
            }
        }
    }

    /** A plan or a guess is no sighting; a cancellation names what may have been one, to revoke it. */
    private boolean seenThere() {
        return alert.getType() == AlertType.CANCEL
                || (relocation.getStatus() == ClaimStatus.REPORTED
                        && !Wording.uncertain(relocation, ClaimSlot.DESTINATIONS));
    }

    private ObjectNode location(Place place) {
        String id = StixId.of("location", place.getId());
        var location = common("location", id, FOUNDED, FOUNDED)
                .put("name", Clean.line(place.getName()))
                .put("latitude", place.getLatitude())
                .put("longitude", place.getLongitude());
        if (place.getUncertaintyKm() > 0) {
            location.put("precision", place.getUncertaintyKm() * 1000);
        }
        if (place.getCountry() != null) {
            location.put("country", place.getCountry());
        }
        return location;
    }

    private ObjectNode sighting(String where) {
        var sighting = versioned("sighting", where)
                .put("sighting_of_ref", system)
                .put("count", Math.max(1, relocation.getVoices().size()))
                .put("summary", false);
        sighting.putArray("where_sighted_refs").add(where);
        return sighting;
    }

    private ObjectNode report(List<ObjectNode> objects) {
        var report = versioned("report", "")
                .put("name", Wording.title(alert, purpose))
                .put("description", PlainText.page(alert, purpose))
                .put("published", TIME.format(alert.getIssued()));
        report.putArray("report_types").add("observed-data");
        report.putArray("labels")
                .add(Wording.type(alert.getType()).toLowerCase(Locale.ROOT))
                .add(purpose.name().toLowerCase(Locale.ROOT));
        ArrayNode refs = report.putArray("object_refs");
        objects.stream()
                .map(object -> object.get("id").asText())
                .filter(id -> !id.equals(identity))
                .distinct()
                .forEach(refs::add);
        references(report);
        report.putObject("extensions").set(EXTENSION, admiralty());
        return report;
    }

    private void references(ObjectNode report) {
        Account account = Account.of(alert, purpose);
        if (!account.quotes().isEmpty()) {
            ArrayNode references = report.putArray("external_references");
            for (Account.Quote quote : account.quotes()) {
                ObjectNode reference = references
                        .addObject()
                        .put("source_name", quote.origin())
                        .put("description", quote.text())
                        .put("external_id", quote.position());
                quote.url().ifPresent(url -> reference.put("url", url));
            }
        }
    }

    private ObjectNode admiralty() {
        var extension = Json.object()
                .put("extension_type", "property-extension")
                .put("source_reliability", relocation.getCredibility().getReliability())
                .put("information_credibility", relocation.getCredibility().getCredibility())
                .put("relocation", relocation.getId())
                .put("alert", alert.getId());
        ArrayNode reasons = extension.putArray("reasons");
        relocation.getCredibility().getReasons().forEach(reason -> reasons.add(Clean.line(reason)));
        ArrayNode voices = extension.putArray("voices");
        relocation.getVoices().forEach(voice -> voices.add(Clean.line(voice.getName())));
        return extension;
    }

    /** An object of this relocation: created with its first alert, modified with each, revoked when it is cancelled. */
    private ObjectNode versioned(String type, String name) {
        List<Instant> earlier = alert.getReferencesIssued();
        Instant created = earlier.isEmpty() ? alert.getIssued() : earlier.getFirst();
        var object = common(type, StixId.of(type, relocation.getId() + "|" + name), created, alert.getIssued());
        if (alert.getType() == AlertType.CANCEL) {
            object.put("revoked", true);
        }
        confidence(relocation.getCredibility().getCredibility())
                .ifPresent(confidence -> object.put("confidence", confidence));
        return object;
    }

    private ObjectNode common(String type, String id, Instant created, Instant modified) {
        var object = Json.typed(type).put("spec_version", "2.1").put("id", id);
        if (!type.equals("identity")) {
            object.put("created_by_ref", identity);
        }
        return object.put("created", TIME.format(created)).put("modified", TIME.format(modified));
    }

    /** STIX 2.1, appendix A, Admiralty credibility; what cannot be judged has no confidence. */
    private static OptionalInt confidence(int credibility) {
        return switch (credibility) {
            case 1 -> OptionalInt.of(90);
            case 2 -> OptionalInt.of(70);
            case 3 -> OptionalInt.of(50);
            case 4 -> OptionalInt.of(30);
            case 5 -> OptionalInt.of(10);
            default -> OptionalInt.empty();
        };
    }
}
