package io.castling.alert.subscribe;

/** What becomes of an alert for a subscription whose filter lets it pass. */
public sealed interface Match {

    Subscription subscription();

    /** Deliver it now. */
    record Deliver(Subscription subscription) implements Match {}

    /** Keep it until the mute hours end. */
    record Hold(Subscription subscription) implements Match {}

    /** The subscriber asked not to hear of it for a while. */
    record Silenced(Subscription subscription) implements Match {}
}
