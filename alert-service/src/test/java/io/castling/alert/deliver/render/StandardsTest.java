package io.castling.alert.deliver.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.schemas.Alert;
import io.castling.schemas.topic.Lane;
import java.io.StringReader;
import java.util.HashSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardsTest {

    private static final Pattern STIX_ID = Pattern.compile(
            "[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern STIX_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    static Stream<Alert> alerts() {
        return Stream.of(
                SampleAlerts.opened(),
                SampleAlerts.corroborated(),
                SampleAlerts.cancelled(),
                SampleAlerts.acrossTheAntimeridian());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void capIsValidAgainstItsSchema(Alert alert) throws Exception {
        String cap = Cap.write(alert, Purpose.ACTUAL, RenderingsTest.PUBLISHER);

        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/standards/cap-1.2.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(cap)));
    }

    @Test
    void aReplayIsNeverActual() {
        Purpose replayed = Purpose.of(new Lane.Replay("7"));

        assertThat(Cap.write(SampleAlerts.opened(), replayed, RenderingsTest.PUBLISHER))
                .contains("<status>Test</status>")
                .doesNotContain("Actual");
    }

    @Test
    void theLiveLaneIsActual() {
        assertThat(Cap.write(SampleAlerts.opened(), Purpose.of(Lane.LIVE), RenderingsTest.PUBLISHER))
                .contains("<status>Actual</status>");
    }

    @Test
    void capNamesEarlierMessagesBySenderIdAndTime() {
        assertThat(Cap.write(SampleAlerts.cancelled(), Purpose.ACTUAL, RenderingsTest.PUBLISHER))
                .contains("<references>castling@ops.example,al-1,2026-03-04T05:06:07-00:00"
                        + " castling@ops.example,al-2,2026-03-05T10:00:00-00:00</references>");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyReferenceWithinAStixBundleLeadsToAnObject(Alert alert) throws Exception {
        JsonNode objects = objects(Stix.write(alert, Purpose.ACTUAL, RenderingsTest.PUBLISHER));
        var ids = new HashSet<String>();
        objects.forEach(object -> assertThat(ids.add(object.get("id").asText())).isTrue());

        for (JsonNode object : objects) {
            assertThat(object.get("id").asText())
                    .matches(STIX_ID)
                    .startsWith(object.get("type").asText() + "--");
            assertThat(object.get("spec_version").asText()).isEqualTo("2.1");
            assertThat(object.get("created").asText()).matches(STIX_TIME);
            assertThat(object.get("modified").asText())
                    .matches(STIX_TIME)
                    .isGreaterThanOrEqualTo(object.get("created").asText());
            for (var field : object.properties()) {
                if (field.getKey().endsWith("_ref")) {
                    assertThat(ids).contains(field.getValue().asText());
                } else if (field.getKey().endsWith("_refs")) {
                    field.getValue().forEach(ref -> assertThat(ids).contains(ref.asText()));
                }
            }
        }
    }

    @Test
    void anUpdateIsANewVersionOfTheSameStixReport() throws Exception {
        JsonNode first = report(SampleAlerts.opened());
        JsonNode second = report(SampleAlerts.corroborated());

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("created")).isEqualTo(first.get("created"));
        assertThat(second.get("modified").asText())
                .isGreaterThan(first.get("modified").asText());
    }

    @Test
    void aCancellationRevokesTheStixReport() throws Exception {
        assertThat(report(SampleAlerts.cancelled()).get("revoked").asBoolean()).isTrue();
    }

    @Test
    void aSupposedDestinationIsNoSighting() {
        assertThat(Stix.write(SampleAlerts.opened(), Purpose.ACTUAL, RenderingsTest.PUBLISHER))
                .doesNotContain("sighting_of_ref");
        assertThat(Stix.write(SampleAlerts.acrossTheAntimeridian(), Purpose.ACTUAL, RenderingsTest.PUBLISHER))
                .contains("sighting_of_ref");
    }

    @Test
    void aDeterministicIdIsTheVersionFiveUuidOfItsName() {
        UUID names = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"); // RFC 9562, appendix A.4

        assertThat(StixId.uuid(names, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void geoJsonGivesLongitudeFirst() throws Exception {
        JsonNode features = new JsonMapper()
                .readTree(GeoJson.write(SampleAlerts.opened(), Purpose.ACTUAL))
                .get("features");

        assertThat(features.get(0).at("/geometry/coordinates/0").asDouble()).isEqualTo(20.51);
        assertThat(features.get(0).at("/geometry/coordinates/1").asDouble()).isEqualTo(54.71);
        assertThat(features.get(1).at("/properties/uncertain").asBoolean()).isTrue();
    }

    @Test
    void geoJsonCutsALineAtTheAntimeridian() throws Exception {
        JsonNode way = new JsonMapper()
                .readTree(GeoJson.write(SampleAlerts.acrossTheAntimeridian(), Purpose.ACTUAL))
                .get("features")
                .get(2)
                .get("geometry");

        assertThat(way.toString())
                .isEqualTo("{\"type\":\"MultiLineString\",\"coordinates\":"
                        + "[[[170.0,60.0],[180.0,62.0]],[[-180.0,62.0],[-170.0,64.0]]]}");
    }

    private static JsonNode objects(String bundle) throws Exception {
        return new JsonMapper().readTree(bundle).get("objects");
    }

    private static JsonNode report(Alert alert) throws Exception {
        for (JsonNode object : objects(Stix.write(alert, Purpose.ACTUAL, RenderingsTest.PUBLISHER))) {
            if (object.get("type").asText().equals("report")) {
                return object;
            }
        }
        throw new AssertionError("no report");
    }
}
