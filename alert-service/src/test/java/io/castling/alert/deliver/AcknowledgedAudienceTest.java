package io.castling.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.Acknowledgement;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.Severity;
import io.castling.schemas.Subscription;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgedAudienceTest {

    static {
        AvroTrust.trust(Subscription.class);
    }

    private static final Instant NOW = Instant.parse("2026-03-04T00:00:00Z");

    private final Map<String, Acknowledgement> known = new HashMap<>();
    private final Audience audience = new AcknowledgedAudience(
            (alert, now) -> List.of(wanted("ops"), wanted("watch")), key -> Optional.ofNullable(known.get(key)));

    @ParameterizedTest(name = "{0} of severity {1}, acknowledged by {2}: {3} hear of it")
    @CsvSource({
        "UPDATE, MEDIUM, all, 0",
        "UPDATE, HIGH, all, 0",
        "UPDATE, CRITICAL, all, 2",
        "CANCEL, LOW, all, 2",
        "NEW, HIGH, all, 2",
        "UPDATE, HIGH, ops, 1",
        "UPDATE, HIGH, nobody, 2"
    })
    void whoSaidThatTheyKnowHearsOfItAgainWhenItIsGraverOrOver(
            AlertType type, Severity severity, String by, int expected) {
        String relocation = SampleAlerts.opened().getRelocation().getId();
        var acknowledgement = new Acknowledgement(relocation, null, "al-1", Severity.HIGH, "duty officer", "", NOW);
        known.put(
                AcknowledgedAudience.key(relocation, by.equals("all") ? Optional.empty() : Optional.of(by)),
                acknowledgement);
        Alert alert = Alert.newBuilder(SampleAlerts.opened())
                .setType(type)
                .setSeverity(severity)
                .build();

        List<Audience.Match> matches = audience.of(alert, NOW);

        assertThat(matches)
                .hasSize(2)
                .filteredOn(Audience.Match.Wanted.class::isInstance)
                .hasSize(expected);
        assertThat(matches)
                .filteredOn(Audience.Match.Withheld.class::isInstance)
                .allSatisfy(match ->
                        assertThat(((Audience.Match.Withheld) match).why()).contains("duty officer", "al-1"));
    }

    private static Audience.Match wanted(String id) {
        return new Audience.Match.Wanted(Subscription.newBuilder().setId(id).build(), NOW);
    }
}
