package io.castling.alert.deliver;

import io.castling.schemas.Delivery;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Goes on from ledgers. A message of several deliveries is sent again as it was; where a part of it is not at hand, because
 * another instance has it, what is here goes alone: under the old key the rest could be taken for a repetition.
 */
public final class Resumption {

    private final Map<String, Integer> atHand;

    private Resumption(Map<String, Integer> atHand) {
        this.atHand = Map.copyOf(atHand);
    }

    /** @param ledgers all that this instance has been given, by delivery id */
    public static Resumption of(Collection<Map<String, Delivery>> ledgers) {
        var atHand = new HashMap<String, Integer>();
        ledgers.forEach(ledger -> ledger.values().forEach(entry -> {
            if (entry.getMessage() != null) {
                atHand.merge(entry.getMessage(), 1, Integer::sum);
            }
        }));
        return new Resumption(atHand);
    }

    /** What the ledger left to do for this delivery, if anything. */
    public Optional<Shipment> shipment(Delivery entry) {
        return Shipment.resumed(entry)
                .map(shipment -> shipment.message()
                                .map(message -> atHand.getOrDefault(message, 0) >= MessageId.size(message))
                                .orElse(true)
                        ? shipment
                        : shipment.alone());
    }
}
