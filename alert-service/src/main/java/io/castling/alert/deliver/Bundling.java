package io.castling.alert.deliver;

import io.castling.alert.deliver.render.Format;
import io.castling.schemas.Channel;
import java.util.Arrays;

/** Which channels can carry several alerts in one message. */
final class Bundling {

    private Bundling() {}

    static boolean isPossible(Channel channel) {
        return switch (channel.getKind()) {
            case WEBHOOK -> holdsSeveral(channel.getSettings().getOrDefault("format", "json"));
            case MAIL, SLACK, TEAMS -> true;
            // Lines on a console and entries of feeds are alerts of their own.
            case CONSOLE, ATOM, SSE, TOPIC, UNKNOWN -> false;
        };
    }

    private static boolean holdsSeveral(String format) {
        return Arrays.stream(Format.values())
                .filter(each -> each.name().equalsIgnoreCase(format))
                .allMatch(Format::holdsSeveral);
    }
}
