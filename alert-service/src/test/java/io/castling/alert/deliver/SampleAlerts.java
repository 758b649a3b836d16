package io.castling.alert.deliver;

import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ArticleReference;
import io.castling.schemas.ClaimEvidence;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Credibility;
import io.castling.schemas.Evidence;
import io.castling.schemas.Interval;
import io.castling.schemas.Materiel;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationChange;
import io.castling.schemas.RelocationState;
import io.castling.schemas.Severity;
import io.castling.schemas.TextField;
import io.castling.schemas.Voice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Alerts for tests, about movements that nobody has reported. */
public final class SampleAlerts {

    static {
        AvroTrust.trust(Alert.class);
    }

    private static final Instant FIRST = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final Instant SECOND = Instant.parse("2026-03-05T10:00:00Z");

    private SampleAlerts() {}

    /** A removal with a supposed destination, told by one voice. */
    public static Alert opened() {
        return alert("al-1", AlertType.NEW, opening().build()).build();
    }

    /** The same movement told by a second voice. */
    public static Alert corroborated() {
        Relocation relocation = opening()
                .setChange(RelocationChange.CORROBORATED)
                .setCredibility(new Credibility("B", 1, List.of("two independent voices", "nobody contradicts")))
                .setVoices(List.of(voice("Northern Institute", "B"), voice("Harbour Watch", "C")))
                .setEvidence(List.of(
                        claim("art-1", "The institute says the two S-400 batteries have left Port Alpha."),
                        claim("art-2", "Satellite images show an empty S-400 site at Port Alpha.")))
                .build();
        return alert("al-2", AlertType.UPDATE, relocation)
                .setReferences(List.of("al-1"))
                .setReferencesIssued(List.of(FIRST))
                .setIssued(SECOND)
                .setReason("a second independent voice reports it")
                .build();
    }

    /** The movement turned out not to be. */
    public static Alert cancelled() {
        Relocation relocation = opening()
                .setState(RelocationState.DENIED)
                .setChange(RelocationChange.DENIED)
                .setStatus(ClaimStatus.DENIED)
                .setCredibility(new Credibility("B", 5, List.of("denied by a reliable voice")))
                .build();
        return alert("al-3", AlertType.CANCEL, relocation)
                .setReferences(List.of("al-1", "al-2"))
                .setReferencesIssued(List.of(FIRST, SECOND))
                .setIssued(Instant.parse("2026-03-06T00:00:00Z"))
                .setReason("the only source has withdrawn it")
                .build();
    }

    /** Every text that comes from outside is the one given. */
    public static Alert saying(String text) {
        Relocation relocation = opening()
                .setSystem(text)
                .setFamily(text)
                .setQuantity(text)
                .setOrigins(List.of(place("gn:1", text, 54.7, 20.5, "RU")))
                .setCredibility(new Credibility("C", 3, List.of(text)))
                .setVoices(List.of(voice(text, "C")))
                .setEvidence(List.of(claim(text, text, text, text)))
                .build();
        return alert("al-4", AlertType.NEW, relocation)
                .setHeadline(text)
                .setReason(text)
                .build();
    }

    /** Ends on both sides of the antimeridian. */
    public static Alert acrossTheAntimeridian() {
        Relocation relocation = opening()
                .setOrigins(List.of(place("gn:5", "West Cape", 60, 170, "RU")))
                .setDestinations(List.of(place("gn:6", "East Cape", 64, -170, "RU")))
                .setHedgedSlots(List.of())
                .build();
        return alert("al-5", AlertType.NEW, relocation).build();
    }

    private static Alert.Builder alert(String id, AlertType type, Relocation relocation) {
        return Alert.newBuilder()
                .setId(id)
                .setType(type)
                .setRelocation(relocation)
                .setSeverity(Severity.HIGH)
                .setHeadline("Two S-400 batteries have left Port Alpha")
                .setReason("first report of this relocation")
                .setArticle("art-1")
                .setIssued(FIRST);
    }

    private static Relocation.Builder opening() {
        return Relocation.newBuilder()
                .setId("rel-1")
                .setState(RelocationState.ACTIVE)
                .setChange(RelocationChange.OPENED)
                .setSystem("S-400")
                .setFamily("S-400")
                .setMateriel(Materiel.SYSTEM)
                .setCount(2)
                .setQuantity("two batteries")
                .setOrigins(List.of(place("gn:1", "Port Alpha", 54.71, 20.51, "RU")))
                .setDestinations(List.of(place("gn:2", "Bravo Oblast", 47.25, 39.7, null)))
                .setWhen(new Interval(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-03")))
                .setStatus(ClaimStatus.REPORTED)
                .setHedgedSlots(List.of(ClaimSlot.DESTINATIONS))
                .setCredibility(new Credibility("B", 2, List.of("one voice, usually reliable", "nobody contradicts")))
                .setVoices(List.of(voice("Northern Institute", "B")))
                .setEvidence(
                        List.of(claim("art-1", "The institute says the two S-400 batteries have left Port Alpha.")));
    }

    private static Place place(String id, String name, double latitude, double longitude, String country) {
        return Place.newBuilder()
                .setId(id)
                .setName(name)
                .setText(name)
                .setLatitude(latitude)
                .setLongitude(longitude)
                .setCountry(country)
                .setKind("city")
                .setUncertaintyKm(12.5)
                .setGeonameId(country == null ? null : 554234L)
                .build();
    }

    private static Voice voice(String name, String reliability) {
        return Voice.newBuilder()
                .setId(name)
                .setName(name)
                .setReliability(reliability)
                .setArticles(List.of("art-1"))
                .build();
    }

    private static ClaimEvidence claim(String article, String sentence) {
        return claim(article, sentence, "news.example", "https://news.example/" + article + "?a=1&b=(2)");
    }

    private static ClaimEvidence claim(String article, String sentence, String source, String url) {
        return ClaimEvidence.newBuilder()
                .setClaimId("cl-" + article)
                .setArticle(ArticleReference.newBuilder()
                        .setId(article)
                        .setUrl(url)
                        .setSource(source)
                        .setTitle(sentence)
                        .setPublished(FIRST)
                        .build())
                .setStatus(ClaimStatus.REPORTED)
                .setEvidence(Evidence.newBuilder()
                        .setField(TextField.TEXT)
                        .setStart(120)
                        .setEnd(188)
                        .setText(sentence)
                        .build())
                .build();
    }
}
