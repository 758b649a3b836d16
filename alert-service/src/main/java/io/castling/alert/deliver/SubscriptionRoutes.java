package io.castling.alert.deliver;

import io.castling.schemas.Channel;
import io.castling.schemas.Subscription;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Routes as the subscriptions have them at this moment. */
public final class SubscriptionRoutes implements Routes {

    private final Function<String, Optional<Subscription>> subscriptions;
    private final Consumer<Subscription> save;

    /**
     * Routes over a view of the subscriptions.
     *
     * @param save publishes a changed subscription
     */
    public SubscriptionRoutes(Function<String, Optional<Subscription>> subscriptions, Consumer<Subscription> save) {
        this.subscriptions = subscriptions;
        this.save = save;
    }

    @Override
    public Route of(String subscription, String deliveryId, String alert) {
        Optional<Subscription> found = subscriptions.apply(subscription);
        if (found.isEmpty()) {
            return new Route.Missing("the subscription has been removed");
        }
        if (!found.get().getEnabled()) {
            return new Route.Disabled("the subscription is switched off");
        }
        return channel(found.get(), deliveryId, alert)
                .<Route>map(channel -> channel.getDisabled() == null
                        ? new Route.Open(channel)
                        : new Route.Disabled(channel.getDisabled()))
                .orElseGet(() -> new Route.Missing("the channel has been removed from the subscription"));
    }

    @Override
    public void close(Shipment shipment, String why) {
        subscriptions.apply(shipment.subscription()).ifPresent(subscription -> {
            var channels = subscription.getChannels().stream()
                    .map(channel -> shipment.isFor(channel) ? disabled(channel, why) : channel)
                    .toList();
            save.accept(
                    Subscription.newBuilder(subscription).setChannels(channels).build());
        });
    }

    private static Channel disabled(Channel channel, String why) {
        return new Channel(channel.getKind(), channel.getTarget(), channel.getSettings(), why);
    }

    private static Optional<Channel> channel(Subscription subscription, String deliveryId, String alert) {
        return subscription.getChannels().stream()
                .filter(channel ->
                        Shipment.id(alert, subscription.getId(), channel).equals(deliveryId))
                .findFirst();
    }
}
