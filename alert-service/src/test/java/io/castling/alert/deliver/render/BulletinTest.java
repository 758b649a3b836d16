package io.castling.alert.deliver.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.schemas.Alert;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several alerts in one message. */
class BulletinTest {

    private static final Publisher PUBLISHER = new Publisher("castling@ops.example", "Ops", Optional.empty());
    private static final List<Alert> TWO = List.of(SampleAlerts.opened(), SampleAlerts.acrossTheAntimeridian());
    private static final List<Alert> MANY = IntStream.range(0, 20)
            .mapToObj(i -> Alert.newBuilder(SampleAlerts.corroborated())
                    .setId("al-" + i)
                    .build())
            .toList();

    private final JsonMapper json = new JsonMapper();

    @Test
    void everyFormSaysOfEachAlertWhatItSaysOfOne() {
        for (Format format : Format.values()) {
            if (format.holdsSeveral() && format != Format.LINE) {
                String both = format.render(TWO, Purpose.ACTUAL, PUBLISHER);
                for (Alert alert : TWO) {
                    String place = alert.getRelocation().getOrigins().getFirst().getName();
                    assertThat(both).as(format + " names " + place).contains(place);
                }
            }
        }
        assertThat(Bulletin.line(TWO, Purpose.TEST))
                .startsWith("[TEST] 2 alerts: ")
                .doesNotContain("\n");
    }

    @Test
    void oneAlertIsRenderedAsItIsAlone() {
        Alert one = SampleAlerts.opened();
        for (Format format :
                List.of(Format.LINE, Format.TEXT, Format.MARKDOWN, Format.HTML, Format.GEOJSON, Format.STIX)) {
            assertThat(format.render(List.of(one), Purpose.ACTUAL, PUBLISHER))
                    .as(format.name())
                    .isEqualTo(format.render(one, Purpose.ACTUAL, PUBLISHER));
        }
        assertThat(SlackMessage.body(List.of(one), Purpose.ACTUAL)).isEqualTo(SlackMessage.body(one, Purpose.ACTUAL));
        assertThat(TeamsCard.body(List.of(one), Purpose.ACTUAL)).isEqualTo(TeamsCard.body(one, Purpose.ACTUAL));
    }

    @Test
    void aLongOneKeepsToTheLimitsOfChatServices() throws Exception {
        JsonNode slack = json.readTree(SlackMessage.body(MANY, Purpose.ACTUAL));
        JsonNode teams = json.readTree(TeamsCard.body(MANY, Purpose.ACTUAL));

        assertThat(slack.path("blocks").size()).isBetween(21, 50);
        assertThat(slack.at("/blocks/0/text/text").asText())
                .startsWith("20 alerts: ")
                .hasSizeLessThanOrEqualTo(150);
        assertThat(teams.at("/attachments/0/content/body").findValuesAsText("type"))
                .contains("FactSet");
        assertThat(teams.at("/attachments/0/content/actions").size()).isLessThanOrEqualTo(5);
    }

    @Test
    void whatSeveralAlertsNameStandsInAStixBundleOnceAndEveryReferenceLeadsSomewhere() throws Exception {
        JsonNode bundle = json.readTree(Format.STIX.render(
                List.of(SampleAlerts.opened(), SampleAlerts.corroborated()), Purpose.ACTUAL, PUBLISHER));

        var versions = new HashSet<String>();
        Set<String> ids = new HashSet<>();
        for (JsonNode each : bundle.path("objects")) {
            assertThat(versions.add(
                            each.path("id").asText() + each.path("modified").asText()))
                    .as(each.path("id").asText())
                    .isTrue();
            ids.add(each.path("id").asText());
        }
        for (JsonNode each : bundle.path("objects")) {
            for (String reference : List.of("source_ref", "target_ref", "created_by_ref", "sighting_of_ref")) {
                if (each.has(reference)) {
                    assertThat(ids).contains(each.path(reference).asText());
                }
            }
        }
    }

    @Test
    void aCapMessageIsAboutOneAlert() {
        assertThat(Format.CAP.holdsSeveral()).isFalse();
        assertThatThrownBy(() -> Format.CAP.render(TWO, Purpose.ACTUAL, PUBLISHER))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
