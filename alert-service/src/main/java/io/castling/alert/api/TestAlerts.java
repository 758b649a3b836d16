package io.castling.alert.api;

import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Credibility;
import io.castling.schemas.Materiel;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationChange;
import io.castling.schemas.RelocationState;
import io.castling.schemas.Severity;
import io.castling.schemas.Subscription;
import java.time.Instant;
import java.util.List;

/** An alert about nothing, to try the channels of a subscription. */
final class TestAlerts {

    private TestAlerts() {}

    static Alert of(Subscription subscription, String id, Instant now) {
        String system = subscription.getSystems().isEmpty()
                ? "no system"
                : subscription.getSystems().getFirst();
        var relocation = Relocation.newBuilder()
                .setId(id)
                .setState(RelocationState.ACTIVE)
                .setChange(RelocationChange.OPENED)
                .setSystem(system)
                .setFamily(system)
                .setMateriel(Materiel.SYSTEM)
                .setStatus(ClaimStatus.REPORTED)
                .setCredibility(new Credibility("F", 6, List.of("this is a test: nothing has moved")))
                .build();
        return Alert.newBuilder()
                .setId(id)
                .setType(AlertType.NEW)
                .setRelocation(relocation)
                .setSeverity(Severity.LOW)
                .setHeadline("Test of subscription " + subscription.getId() + ": nothing has moved")
                .setReason("somebody asked for a test of this subscription")
                .setIssued(now)
                .build();
    }
}
