package io.castling.alert.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.alert.deliver.Audience;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.alert.deliver.kafka.CompactedView;
import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.Alert;
import io.castling.schemas.Area;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Materiel;
import io.castling.schemas.Severity;
import io.castling.schemas.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubscriptionAudienceTest {

    static {
        AvroTrust.trust(Subscription.class);
    }

    /** The sample: two S-400 batteries, reported, B2, high, from 54.71 N 20.51 E (RU) to 47.25 N 39.7 E. */
    private static final Alert ALERT = SampleAlerts.opened();

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final CompactedView<Subscription> view = new CompactedView<>();
    private final SubscriptionAudience audience = new SubscriptionAudience(view);

    static Stream<Arguments> filters() {
        String around = "{\"type\":\"Polygon\",\"coordinates\":[[[20,54],[21,54],[21,55],[20,55],[20,54]]]}";
        String several = "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],"
                + "[[[39,47],[40,47],[40,48],[39,48],[39,47]]]]}";
        return Stream.of(
                wanted("everything", each -> each),
                wanted("the system", each -> each.setSystems(List.of("S-400"))),
                unwanted("another system", each -> each.setSystems(List.of("Patriot"))),
                unwanted("another family", each -> each.setFamilies(List.of("S-300"))),
                wanted("the materiel", each -> each.setMateriel(List.of(Materiel.SYSTEM))),
                unwanted("interceptors", each -> each.setMateriel(List.of(Materiel.INTERCEPTORS))),
                unwanted("plans", each -> each.setStatuses(List.of(ClaimStatus.PLANNED))),
                wanted("as credible", each -> each.setLeastCredibility(2).setLeastReliability("B")),
                unwanted("more credible", each -> each.setLeastCredibility(1)),
                unwanted("more reliable", each -> each.setLeastReliability("A")),
                wanted("as severe", each -> each.setLeastSeverity(Severity.HIGH)),
                unwanted("more severe", each -> each.setLeastSeverity(Severity.CRITICAL)),
                wanted("the country", each -> each.setAreas(List.of(area("RU", List.of(), null, "origin")))),
                unwanted("the other end", each -> each.setAreas(List.of(area("RU", List.of(), null, "destination")))),
                wanted(
                        "the box",
                        each -> each.setAreas(List.of(area(null, List.of(20d, 54d, 21d, 55d), null, "either")))),
                wanted("the polygon", each -> each.setAreas(List.of(area(null, List.of(), around, "origin")))),
                unwanted(
                        "the polygon at the end",
                        each -> each.setAreas(List.of(area(null, List.of(), around, "destination")))),
                wanted("several polygons", each -> each.setAreas(List.of(area(null, List.of(), several, "either")))),
                unwanted("switched off", each -> each.setEnabled(false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void aSubscriptionHearsWhatItAsksFor(String name, UnaryOperator<Subscription.Builder> filter, boolean expected) {
        subscribe(filter);

        assertThat(audience.of(ALERT, NOON)).hasSize(expected ? 1 : 0);
    }

    @Test
    void aChangeTakesEffectWithTheNextAlert() {
        subscribe(each -> each.setSystems(List.of("Patriot")));
        assertThat(audience.of(ALERT, NOON)).isEmpty();

        subscribe(each -> each.setSystems(List.of("S-400")));
        assertThat(audience.of(ALERT, NOON)).hasSize(1);

        view.apply("sub-1", null);
        assertThat(audience.of(ALERT, NOON)).isEmpty();
    }

    @Test
    void whatIsSilencedIsWithheldUntilTheSilenceEnds() {
        subscribe(each -> each.setSilences(List.of("rel-1@2026-03-04T18:00:00Z")));

        assertThat(audience.of(ALERT, NOON)).singleElement().isInstanceOf(Audience.Match.Withheld.class);
        assertThat(audience.of(ALERT, Instant.parse("2026-03-04T18:00:01Z")))
                .singleElement()
                .isInstanceOf(Audience.Match.Wanted.class);
    }

    @Test
    void muteHoursDelayUntilTheyEnd() {
        subscribe(each -> each.setMuteHours(List.of("22:00-07:00 Europe/Kyiv")));

        assertThat(due(Instant.parse("2026-03-04T21:30:00Z"))).isEqualTo("2026-03-05T05:00:00Z");
        assertThat(due(NOON)).isEqualTo(NOON);
    }

    @Test
    void muteHoursThatFollowOnEachOtherArePassedTogether() {
        subscribe(each -> each.setMuteHours(List.of("20:00-23:00", "23:00-06:00")));

        assertThat(due(Instant.parse("2026-03-04T21:00:00Z"))).isEqualTo("2026-03-05T06:00:00Z");
    }

    @Test
    void aSubscriptionThatMakesNoSenseDoesNotSilenceTheOthers() {
        view.apply("bad", subscription("bad").setSilences(List.of("nonsense")).build());
        subscribe(each -> each);

        assertThat(audience.of(ALERT, NOON)).hasSize(1);
    }

    private Instant due(Instant now) {
        return ((Audience.Match.Wanted) audience.of(ALERT, now).getFirst()).due();
    }

    private void subscribe(UnaryOperator<Subscription.Builder> filter) {
        view.apply("sub-1", filter.apply(subscription("sub-1")).build());
    }

    private static Subscription.Builder subscription(String id) {
        return Subscription.newBuilder().setId(id);
    }

    private static Area area(String country, List<Double> box, String polygon, String end) {
        return new Area(null, country, box, polygon, end);
    }

    private static Arguments wanted(String name, UnaryOperator<Subscription.Builder> filter) {
        return Arguments.of(name, filter, true);
    }

    private static Arguments unwanted(String name, UnaryOperator<Subscription.Builder> filter) {
        return Arguments.of(name, filter, false);
    }
}
