package io.castling.alert.deliver;

import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells the channels of a subscription apart without repeating a target that may be a secret itself. */
final class ChannelMark {

    private ChannelMark() {}

    /** The same for the same kind and target, whatever the settings: rotating a secret starts nothing anew. */
    static String of(Channel channel) {
        String name = channel.getKind() + "|" + channel.getTarget();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The target for people: of a web address only the host, since chat services put the secret in the path. */
    static String shown(Channel channel) {
        return switch (channel.getKind()) {
            case WEBHOOK, SLACK, TEAMS -> host(channel.getTarget());
            case MAIL, ATOM, SSE, CONSOLE, TOPIC, UNKNOWN -> channel.getTarget();
        };
    }

    /** What shares a queue: all mail goes through one server, every web address stands for itself. */
    static String queue(ChannelKind kind, String mark) {
        return kind == ChannelKind.MAIL ? "MAIL" : mark;
    }

    private static String host(String target) {
        try {
            URI uri = URI.create(target);
            return uri.getHost() == null ? "…" : uri.getScheme() + "://" + uri.getHost() + "/…";
        } catch (IllegalArgumentException e) {
            return "…";
        }
    }
}
