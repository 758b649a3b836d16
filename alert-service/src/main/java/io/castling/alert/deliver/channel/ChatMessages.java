package io.castling.alert.deliver.channel;

import io.castling.alert.deliver.render.SlackMessage;
import io.castling.alert.deliver.render.TeamsCard;

/** What chat services take at their incoming webhooks. */
public final class ChatMessages {

    private static final String JSON = "application/json";

    private ChatMessages() {}

    /** Slack, Mattermost, Rocket.Chat. */
    public static WebMessage slack() {
        return (parcel, channel) -> new WebMessage.Built.Ready(
                JSON, SlackMessage.body(parcel.alerts(), parcel.purpose()), WebMessage.Signing.NONE);
    }

    /** Microsoft Teams workflows. */
    public static WebMessage teams() {
        return (parcel, channel) -> new WebMessage.Built.Ready(
                JSON, TeamsCard.body(parcel.alerts(), parcel.purpose()), WebMessage.Signing.NONE);
    }
}
