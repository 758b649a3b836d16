package io.castling.alert.deliver.channel;

import io.castling.alert.deliver.Answer;
import io.castling.alert.deliver.Courier;
import io.castling.alert.deliver.render.PlainText;
import java.io.PrintStream;

/** Channels that end on this machine. */
public final class LocalCouriers {

    private LocalCouriers() {}

    /** One line for each alert. */
    public static Courier console(PrintStream out) {
        return (parcel, channel) -> {
            parcel.alerts().forEach(alert -> out.println(PlainText.line(alert, parcel.purpose())));
            return out.checkError() ? new Answer.Unavailable("the console is closed") : new Answer.Accepted("printed");
        };
    }

    /** Feeds and event streams are read by those who want them; an alert is there as soon as it is on the topic. */
    public static Courier published(String where) {
        return (parcel, channel) -> new Answer.Accepted("published at " + where);
    }
}
