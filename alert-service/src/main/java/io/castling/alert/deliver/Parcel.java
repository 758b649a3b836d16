package io.castling.alert.deliver;

import io.castling.alert.deliver.render.Purpose;
import io.castling.schemas.Alert;
import io.castling.schemas.ChannelKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What travels in one message: one shipment, or several of one bundle. All have the same subscription and channel.
 *
 * @param id the idempotency key of the message: the shipment's own for one, otherwise that of {@link MessageId}
 * @param shipments in the order in which their alerts were issued, whatever order they are given in: an attempt after a
 *     restart has the same contents to the byte
 */
public record Parcel(String id, List<Shipment> shipments) {

    private static final Comparator<Shipment> TOLD = Comparator.<Shipment, Instant>comparing(
                    shipment -> shipment.alert().getIssued())
            .thenComparing(shipment -> shipment.alert().getReferences().size())
            .thenComparing(Shipment::id);

    public Parcel {
        if (shipments.isEmpty()) {
            throw new IllegalArgumentException("a parcel holds at least one shipment");
        }
        shipments = shipments.stream().sorted(TOLD).toList();
    }

    /** A message with one alert. */
    public static Parcel of(Shipment shipment) {
        return new Parcel(shipment.message().orElse(shipment.id()), List.of(shipment));
    }

    /** The one that was first. */
    public Shipment first() {
        return shipments.getFirst();
    }

    /** What it tells, oldest first. */
    public List<Alert> alerts() {
        return shipments.stream().map(Shipment::alert).toList();
    }

    /** What it is meant as. */
    public Purpose purpose() {
        return first().purpose();
    }

    /** Who gets it. */
    public String subscription() {
        return first().subscription();
    }

    /** How it goes. */
    public ChannelKind kind() {
        return first().kind();
    }

    /** Whether it may be sent: a bundle is sealed and recorded first, so that a restart sends the very same message. */
    boolean isSealed() {
        return shipments.stream()
                .allMatch(shipment ->
                        shipment.bundle().isEmpty() || shipment.message().isPresent());
    }
}
