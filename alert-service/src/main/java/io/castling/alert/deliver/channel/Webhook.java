package io.castling.alert.deliver.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.castling.alert.deliver.Shipment;
import io.castling.alert.deliver.render.Format;
import io.castling.alert.deliver.render.Publisher;
import io.castling.alert.deliver.render.RecordJson;
import io.castling.schemas.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A Standard Webhook: a JSON envelope with type, time and the alert of the contract, or one of the other renderings when
 * the channel has a setting {@code format}. It is signed when the channel names a {@code secret}; while a secret is being
 * changed, {@code previousSecret} signs as well.
 */
public final class Webhook implements WebMessage {

    private static final List<String> SECRETS = List.of("secret", "previousSecret");

    private final Secrets secrets;
    private final Publisher publisher;

    /** Webhooks of this installation. */
    public Webhook(Secrets secrets, Publisher publisher) {
        this.secrets = secrets;
        this.publisher = publisher;
    }

    @Override
    public Built of(Shipment shipment, Channel channel) {
        var keys = new ArrayList<String>();
        for (String setting : SECRETS) {
            String reference = channel.getSettings().get(setting);
            if (reference != null) {
                Optional<String> secret = secrets.find(reference);
                if (secret.isEmpty()) {
                    return new Built.Missing("settings." + setting + ": " + reference + " is not set on this machine");
                }
                keys.add(secret.get());
            }
        }
        Format format = format(channel);
        String body = format == Format.JSON
                ? envelope(shipment)
                : format.render(shipment.alert(), shipment.purpose(), publisher);
        return new Built.Ready(format.mediaType(), body, (now, bytes) -> headers(shipment, keys, now, bytes));
    }

    /** The same for every attempt and after every restart; letters and digits, as the signature joins it with dots. */
    static String messageId(Shipment shipment) {
        UUID hash = UUID.nameUUIDFromBytes(shipment.id().getBytes(StandardCharsets.UTF_8));
        return "msg_" + hash.toString().replace("-", "");
    }

    private static Map<String, String> headers(Shipment shipment, List<String> keys, Instant now, byte[] body) {
        String id = messageId(shipment);
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        if (!keys.isEmpty()) {
            headers.put("webhook-signature", WebhookSignature.of(keys, id, now, body));
        }
        return headers;
    }

    private static String envelope(Shipment shipment) {
        var alert = shipment.alert();
        var envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("type", "castling.alert." + alert.getType().name().toLowerCase(Locale.ROOT));
        envelope.put("timestamp", alert.getIssued().toString());
        var data = envelope.putObject("data");
        data.put("purpose", shipment.purpose().name().toLowerCase(Locale.ROOT));
        data.put("subscription", shipment.subscription());
        data.set("alert", RecordJson.of(alert));
        return envelope.toString();
    }

    private static Format format(Channel channel) {
        String name = channel.getSettings().getOrDefault("format", "json").toUpperCase(Locale.ROOT);
        for (Format format : Format.values()) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        return Format.JSON; // The API refuses other names; what came in by another way gets the contract.
    }
}
