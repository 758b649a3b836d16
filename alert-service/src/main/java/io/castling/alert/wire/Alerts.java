package io.castling.alert.wire;

import io.castling.alert.policy.Alert;
import io.castling.alert.policy.AlertThread;
import io.castling.alert.policy.AlertType;
import io.castling.alert.policy.Severity;
import io.castling.schemas.AlertReference;
import io.castling.schemas.Relocation;
import java.util.List;

/** Alerts and what has been sent, both ways. */
final class Alerts {

    private Alerts() {}

    static io.castling.schemas.Alert wire(Alert alert, Relocation relocation) {
        return io.castling.schemas.Alert.newBuilder()
                .setId(alert.id())
                .setType(type(alert.type()))
                .setRelocation(relocation)
                .setReferences(
                        alert.references().stream().map(Alert.Reference::id).toList())
                .setReferencesIssued(
                        alert.references().stream().map(Alert.Reference::issued).toList())
                .setSeverity(severity(alert.severity()))
                .setHeadline(alert.headline())
                .setReason(String.join("; ", alert.reasons()))
                .setArticle(alert.article())
                .setEvent(alert.event())
                .setIssued(alert.issued())
                .build();
    }

    static io.castling.schemas.AlertThread wire(AlertThread thread) {
        List<AlertReference> sent = thread.sent().stream()
                .map(reference -> new AlertReference(reference.id(), type(reference.type()), reference.issued()))
                .toList();
        return new io.castling.schemas.AlertThread(thread.relocation(), thread.event(), thread.lastArticle(), sent);
    }

    static AlertThread domain(io.castling.schemas.AlertThread thread) {
        List<Alert.Reference> sent = thread.getSent().stream()
                .map(reference ->
                        new Alert.Reference(reference.getId(), type(reference.getType()), reference.getIssued()))
                .toList();
        return new AlertThread(thread.getRelocation(), thread.getEvent(), thread.getLastArticle(), sent);
    }

    private static io.castling.schemas.AlertType type(AlertType type) {
        return switch (type) {
            case NEW -> io.castling.schemas.AlertType.NEW;
            case UPDATE -> io.castling.schemas.AlertType.UPDATE;
            case CANCEL -> io.castling.schemas.AlertType.CANCEL;
        };
    }

    private static AlertType type(io.castling.schemas.AlertType type) {
        return switch (type) {
            case NEW -> AlertType.NEW;
            case UPDATE -> AlertType.UPDATE;
            case CANCEL -> AlertType.CANCEL;
            case UNKNOWN ->
                throw new IllegalArgumentException(
                        "the alert has a type that this version does not know: upgrade the alert service");
        };
    }

    private static io.castling.schemas.Severity severity(Severity severity) {
        return switch (severity) {
            case LOW -> io.castling.schemas.Severity.LOW;
            case MEDIUM -> io.castling.schemas.Severity.MEDIUM;
            case HIGH -> io.castling.schemas.Severity.HIGH;
            case CRITICAL -> io.castling.schemas.Severity.CRITICAL;
        };
    }
}
