package io.castling.alert.deliver.kafka;

import io.castling.alert.deliver.Shipment;
import io.castling.schemas.Acknowledgement;
import io.castling.schemas.Subscription;
import io.castling.schemas.WatchedSystem;
import java.util.function.Consumer;

/**
 * What can be seen of delivery, and changed, from outside.
 *
 * @param send puts a delivery on its way as if an alert had asked for it; throws IllegalStateException when this instance
 *     cannot deliver at the moment
 */
public record Desk(
        CompactedView<Subscription> subscriptions,
        CompactedWriter<Subscription> subscriptionWriter,
        CompactedView<WatchedSystem> watchlist,
        CompactedWriter<WatchedSystem> watchlistWriter,
        CompactedView<Acknowledgement> acknowledgements,
        CompactedWriter<Acknowledgement> acknowledgementWriter,
        RecentAlerts alerts,
        RecentDeliveries deliveries,
        Consumer<Shipment> send) {}
