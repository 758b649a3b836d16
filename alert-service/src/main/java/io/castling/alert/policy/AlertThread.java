package io.castling.alert.policy;

import io.castling.alert.track.Relocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What has been sent about one relocation.
 *
 * @param relocation its id
 * @param event of its first alert
 * @param lastArticle article and revision that caused the last alert, as {@code id@revision}
 * @param sent oldest first
 */
public record AlertThread(String relocation, String event, String lastArticle, List<Alert.Reference> sent) {

    public AlertThread {
        if (sent.isEmpty()) {
            throw new IllegalArgumentException("a thread starts with an alert: " + relocation);
        }
        sent = List.copyOf(sent);
    }

    /** Whether people were told of it and not told that it is void. */
    boolean isOpen() {
        return sent.getLast().type() != AlertType.CANCEL;
    }

    AlertThread with(Alert alert, String cause) {
        List<Alert.Reference> more = new ArrayList<>(sent);
        more.add(new Alert.Reference(alert.id(), alert.type(), alert.issued()));
        return new AlertThread(relocation, event, cause, more);
    }

    /** The thread of a relocation that absorbed the one of another thread. */
    AlertThread absorb(AlertThread other) {
        List<Alert.Reference> all = new ArrayList<>(sent);
        all.addAll(other.sent);
        all.sort(Comparator.comparing(Alert.Reference::issued).thenComparing(Alert.Reference::id));
        return new AlertThread(relocation, event, lastArticle, all);
    }

    AlertThread renamed(Relocation kept) {
        return new AlertThread(kept.id(), event, lastArticle, sent);
    }
}
