package io.castling.alert.deliver;

import io.castling.alert.deliver.render.Purpose;
import io.castling.schemas.Alert;
import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One alert on its way to one channel of one subscription, not yet there.
 *
 * @param id the idempotency key: alert, subscription, channel
 * @param queue what it queues up for
 * @param target for people, without secrets
 * @param attempts made so far
 * @param due when the next may be made
 * @param bundle what it may travel with; empty for one that goes alone
 * @param message the message that it travels in, once that is settled
 */
public record Shipment(
        String id,
        Alert alert,
        Purpose purpose,
        String subscription,
        ChannelKind kind,
        String queue,
        String target,
        int attempts,
        Instant due,
        Optional<String> bundle,
        Optional<String> message) {

    /** A new one, due from the given time on. */
    public static Shipment of(Alert alert, Purpose purpose, String subscription, Channel channel, Instant due) {
        return new Shipment(
                id(alert.getId(), subscription, channel),
                alert,
                purpose,
                subscription,
                channel.getKind(),
                ChannelMark.queue(channel.getKind(), ChannelMark.of(channel)),
                ChannelMark.shown(channel),
                0,
                due,
                Optional.empty(),
                Optional.empty());
    }

    /** The key under which this delivery stands in the ledger and by which a receiver knows it again. */
    public static String id(String alert, String subscription, Channel channel) {
        return alert + "|" + subscription + "|" + ChannelMark.of(channel);
    }

    /** What the ledger left to do, if anything: a record that is pending or being retried goes on where it stopped. */
    public static Optional<Shipment> resumed(Delivery entry) {
        return Optional.ofNullable(entry.getPending())
                .map(alert -> new Shipment(
                        entry.getId(),
                        alert,
                        entry.getTest() ? Purpose.TEST : Purpose.ACTUAL,
                        entry.getSubscription(),
                        entry.getChannel(),
                        ChannelMark.queue(entry.getChannel(), mark(entry.getId())),
                        entry.getTarget(),
                        entry.getAttempts(),
                        entry.getNext() == null ? entry.getAt() : entry.getNext(),
                        Optional.ofNullable(entry.getBundle()),
                        Optional.ofNullable(entry.getMessage())));
    }

    private static String mark(String id) {
        return id.substring(id.lastIndexOf('|') + 1);
    }

    boolean isFor(Channel channel) {
        return id.equals(id(alert.getId(), subscription, channel));
    }

    Shipment attempted(Instant nextDue) {
        return with(attempts + 1, nextDue, bundle, message);
    }

    Shipment dueAt(Instant nextDue) {
        return with(attempts, nextDue, bundle, message);
    }

    /** The same, to travel with others of this bundle that are due. */
    public Shipment bundled(String bundleName) {
        return with(attempts, due, Optional.of(bundleName), message);
    }

    /** The same, settled to travel in this message. */
    Shipment sealed(String messageId) {
        return with(attempts, due, bundle, Optional.of(messageId));
    }

    /** The same, settled to travel alone. */
    Shipment alone() {
        return sealed(id);
    }

    private Shipment with(int attemptsMade, Instant nextDue, Optional<String> ofBundle, Optional<String> inMessage) {
        return new Shipment(
                id, alert, purpose, subscription, kind, queue, target, attemptsMade, nextDue, ofBundle, inMessage);
    }

    /** The ledger's record while there is something left to do; it carries all that is needed to go on. */
    public Delivery waiting(DeliveryOutcome outcome, @Nullable String answer, Instant at) {
        return entry(outcome, answer, at, due, alert);
    }

    /** The ledger's record once nothing is left to do. */
    public Delivery settled(DeliveryOutcome outcome, String answer, Instant at) {
        return entry(outcome, answer, at, null, null);
    }

    private Delivery entry(
            DeliveryOutcome outcome,
            @Nullable String answer,
            Instant at,
            @Nullable Instant next,
            @Nullable Alert pending) {
        return new Delivery(
                id,
                alert.getId(),
                subscription,
                kind,
                target,
                outcome,
                attempts,
                answer,
                at,
                next,
                purpose == Purpose.TEST,
                pending,
                bundle.orElse(null),
                message.orElse(null));
    }
}
