package io.castling.alert.wire;

import io.castling.alert.deliver.Audience;
import io.castling.alert.deliver.kafka.CompactedView;
import io.castling.alert.subscribe.MuteHours;
import io.castling.alert.subscribe.Subscription;
import io.castling.alert.subscribe.SubscriptionIndex;
import io.castling.schemas.Alert;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audience of an alert as the subscriptions have it at this moment; the index is made anew when one has changed. Used
 * by the one thread that reads alerts.
 */
public final class SubscriptionAudience implements Audience {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionAudience.class);
    private static final int MUTE_HOURS = 16;

    private final CompactedView<io.castling.schemas.Subscription> subscriptions;
    private SubscriptionIndex index = SubscriptionIndex.EMPTY;
    private long version = -1;

    /** An audience over a view of the subscriptions. */
    public SubscriptionAudience(CompactedView<io.castling.schemas.Subscription> subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public List<Match> of(Alert alert, Instant now) {
        var audience = new ArrayList<Match>();
        for (var match : index().match(Subscriptions.news(alert), now)) {
            subscriptions
                    .find(match.subscription().id())
                    .ifPresent(subscription -> audience.add(
                            switch (match) {
                                case io.castling.alert.subscribe.Match.Deliver deliver ->
                                    wanted(subscription, deliver.subscription(), now);
                                case io.castling.alert.subscribe.Match.Hold hold ->
                                    wanted(subscription, hold.subscription(), now);
                                case io.castling.alert.subscribe.Match.Silenced silenced ->
                                    new Match.Withheld(subscription, "silenced by its subscriber");
                            }));
        }
        return List.copyOf(audience);
    }

    private static Match wanted(io.castling.schemas.Subscription subscription, Subscription conditions, Instant now) {
        Instant due = conditions.digest().map(digest -> digest.after(now)).orElse(now);
        return new Match.Wanted(
                subscription,
                afterMuteHours(conditions, due),
                conditions.digest().isPresent());
    }

    private SubscriptionIndex index() {
        long current = subscriptions.version();
        if (current != version) {
            var usable = new ArrayList<Subscription>();
            for (var subscription : subscriptions.all()) {
                try {
                    usable.add(Subscriptions.domain(subscription));
                } catch (IllegalArgumentException e) {
                    // The API refuses such; this one came by another way and must not silence the others.
                    LOG.atError()
                            .setCause(e)
                            .addKeyValue("subscription", subscription.getId())
                            .log("a subscription makes no sense and is left out");
                }
            }
            index = SubscriptionIndex.of(usable);
            version = current;
        }
        return index;
    }

    /** The first instant that no mute hours cover; hours that follow on each other are passed one after the other. */
    static Instant afterMuteHours(Subscription subscription, Instant now) {
        Instant due = now;
        for (int i = 0; i < MUTE_HOURS; i++) {
            Instant at = due;
            var end = subscription.muteHours().stream()
                    .filter(hours -> covers(hours, at))
                    .map(hours -> end(hours, at))
                    .max(Instant::compareTo);
            if (end.isEmpty()) {
                return due;
            }
            due = end.get();
        }
        return due;
    }

    private static boolean covers(MuteHours hours, Instant at) {
        var time = at.atZone(hours.zone()).toLocalTime();
        boolean begun = !time.isBefore(hours.from());
        boolean open = time.isBefore(hours.to());
        return hours.from().isBefore(hours.to()) ? begun && open : begun || open;
    }

    private static Instant end(MuteHours hours, Instant at) {
        ZonedDateTime here = at.atZone(hours.zone());
        ZonedDateTime today = here.with(hours.to());
        return (today.isAfter(here) ? today : today.plusDays(1)).toInstant();
    }
}
