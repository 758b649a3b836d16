package io.castling.cli.bench;

import java.util.Locale;

/** How Kafka Streams treats a record when something fails: its {@code processing.guarantee}. */
public enum Guarantee {
    AT_LEAST_ONCE("at_least_once"),
    EXACTLY_ONCE("exactly_once_v2");

    private final String property;

    Guarantee(String property) {
        this.property = property;
    }

    /** The value of Kafka's property. */
    public String property() {
        return property;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
