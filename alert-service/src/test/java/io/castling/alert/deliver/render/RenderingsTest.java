package io.castling.alert.deliver.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.schemas.Alert;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden files; {@code -Dcastling.golden=accept} writes them anew, and the diff of the commit explains the change. */
class RenderingsTest {

    static final Publisher PUBLISHER = new Publisher(
            "castling@ops.example", "Castling at Ops", Optional.of(URI.create("https://castling.example")));
    private static final Path GOLDEN = Path.of("src/test/resources/golden/deliver");

    private static final Map<String, Function<Alert, String>> FORMS = Map.of(
            "line.txt", alert -> PlainText.line(alert, Purpose.ACTUAL) + "\n",
            "page.txt", alert -> PlainText.page(alert, Purpose.ACTUAL),
            "page.md", alert -> Markdown.page(alert, Purpose.ACTUAL),
            "page.html", alert -> Html.page(alert, Purpose.ACTUAL),
            "slack.json", alert -> pretty(SlackMessage.body(alert, Purpose.ACTUAL)),
            "teams.json", alert -> pretty(TeamsCard.body(alert, Purpose.ACTUAL)),
            "geo.json", alert -> pretty(GeoJson.write(alert, Purpose.ACTUAL)),
            "stix.json", alert -> pretty(Stix.write(alert, Purpose.ACTUAL, PUBLISHER)),
            "cap.xml", alert -> lines(Cap.write(alert, Purpose.ACTUAL, PUBLISHER)),
            "atom.xml",
                    alert -> lines(Atom.feed(
                            "https://castling.example/alerts.atom", List.of(alert), Purpose.ACTUAL, PUBLISHER)));

    static Stream<Arguments> renderings() {
        var alerts = Map.of(
                "opened", SampleAlerts.opened(),
                "corroborated", SampleAlerts.corroborated(),
                "cancelled", SampleAlerts.cancelled());
        return alerts.entrySet().stream()
                .flatMap(alert -> FORMS.entrySet().stream()
                        .map(form -> Arguments.of(
                                alert.getKey() + "-" + form.getKey(),
                                form.getValue().apply(alert.getValue()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("renderings")
    void aRenderingIsAsItWasAccepted(String name, String actual) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if ("accept".equals(System.getProperty("castling.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    private static String pretty(String json) {
        try {
            var mapper = new JsonMapper();
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json)) + "\n";
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    private static String lines(String xml) {
        return xml.replace("><", ">\n<") + "\n";
    }
}
