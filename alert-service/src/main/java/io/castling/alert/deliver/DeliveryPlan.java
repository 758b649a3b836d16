package io.castling.alert.deliver;

import io.castling.alert.deliver.render.Purpose;
import io.castling.schemas.Alert;
import io.castling.schemas.Channel;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import io.castling.schemas.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns an alert and its audience into deliveries: one for each channel of each subscription. Pure. */
public final class DeliveryPlan {

    /** What shall become of an alert on one channel. */
    public sealed interface Decision {

        /** The id of the delivery. */
        String id();

        /** It is sent. */
        record Send(Shipment shipment) implements Decision {
            @Override
            public String id() {
                return shipment.id();
            }
        }

        /** It is not sent, and the ledger says why. */
        record Withhold(Delivery entry) implements Decision {
            @Override
            public String id() {
                return entry.getId();
            }
        }
    }

    private DeliveryPlan() {}

    /**
     * The deliveries of an alert.
     *
     * @param oldest an alert older than this pages nobody: it comes from a reset of offsets or a long standstill
     * @param groupWithin how long an alert waits for others of the same movement; zero sends each alone
     */
    public static List<Decision> of(
            Alert alert, List<Audience.Match> audience, Instant now, Duration oldest, Duration groupWithin) {
        boolean stale = alert.getIssued().plus(oldest).isBefore(now);
        var plan = new ArrayList<Decision>();
        for (Audience.Match match : audience) {
            switch (match) {
                case Audience.Match.Wanted wanted -> {
                    if (stale) {
                        withhold(plan, alert, wanted.subscription(), now, "older than " + oldest.toDays() + " days");
                    } else {
                        send(plan, alert, wanted, now, groupWithin);
                    }
                }
                case Audience.Match.Withheld withheld ->
                    withhold(plan, alert, withheld.subscription(), now, withheld.why());
            }
        }
        return List.copyOf(plan);
    }

    private static void send(
            List<Decision> plan, Alert alert, Audience.Match.Wanted wanted, Instant now, Duration groupWithin) {
        Subscription subscription = wanted.subscription();
        for (Channel channel : channels(subscription)) {
            var shipment = Shipment.of(alert, Purpose.ACTUAL, subscription.getId(), channel, wanted.due());
            String mark = "|" + subscription.getId() + "|" + ChannelMark.of(channel);
            if (!Bundling.isPossible(channel)) {
                plan.add(new Decision.Send(shipment));
            } else if (wanted.digest()) {
                plan.add(new Decision.Send(shipment.bundled("digest|" + wanted.due() + mark)));
            } else if (isGrouped(subscription, alert, groupWithin)) {
                Instant companions = now.plus(groupWithin);
                Instant due = companions.isAfter(wanted.due()) ? companions : wanted.due();
                plan.add(new Decision.Send(
                        shipment.dueAt(due).bundled("event|" + alert.getEvent() + "|" + alert.getArticle() + mark)));
            } else {
                plan.add(new Decision.Send(shipment));
            }
        }
    }

    /** Alerts of one event that one article caused: a later article about it is news of its own. */
    private static boolean isGrouped(Subscription subscription, Alert alert, Duration groupWithin) {
        return subscription.getGrouped()
                && !groupWithin.isZero()
                && alert.getEvent() != null
                && alert.getArticle() != null;
    }

    private static void withhold(List<Decision> plan, Alert alert, Subscription subscription, Instant now, String why) {
        for (Channel channel : channels(subscription)) {
            var shipment = Shipment.of(alert, Purpose.ACTUAL, subscription.getId(), channel, now);
            plan.add(new Decision.Withhold(shipment.settled(DeliveryOutcome.SUPPRESSED, why, now)));
        }
    }

    /** Whoever reads the topic itself needs no delivery. */
    static List<Channel> channels(Subscription subscription) {
        return subscription.getChannels().stream()
                .filter(channel -> channel.getDisabled() == null)
                .filter(channel -> switch (channel.getKind()) {
                    case WEBHOOK, MAIL, SLACK, TEAMS, ATOM, SSE, CONSOLE -> true;
                    case TOPIC, UNKNOWN -> false;
                })
                .toList();
    }
}
