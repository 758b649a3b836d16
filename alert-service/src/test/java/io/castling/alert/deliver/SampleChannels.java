package io.castling.alert.deliver;

import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import java.util.Map;

/** Channels for tests. */
public final class SampleChannels {

    private SampleChannels() {}

    public static Channel of(ChannelKind kind, String target) {
        return of(kind, target, Map.of());
    }

    public static Channel of(ChannelKind kind, String target, Map<String, String> settings) {
        return new Channel(kind, target, settings, null);
    }
}
