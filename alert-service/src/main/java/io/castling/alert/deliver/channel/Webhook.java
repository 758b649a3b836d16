package io.castling.alert.deliver.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.alert.deliver.Parcel;
import io.castling.alert.deliver.render.Format;
import io.castling.alert.deliver.render.Publisher;
import io.castling.alert.deliver.render.RecordJson;
import io.castling.schemas.Alert;
import io.castling.schemas.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A Standard Webhook: a JSON envelope with type, time and the alert of the contract ({@code castling.alerts} when there are
 * several), or one of the other renderings when
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
    public Built of(Parcel parcel, Channel channel) {
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
        return new Built.Ready(
                format.mediaType(), body(format, parcel), (now, bytes) -> headers(parcel, keys, now, bytes));
    }

    /** The same for every attempt and after every restart; letters and digits, as the signature joins it with dots. */
    static String messageId(Parcel parcel) {
        UUID hash = UUID.nameUUIDFromBytes(parcel.id().getBytes(StandardCharsets.UTF_8));
        return "msg_" + hash.toString().replace("-", "");
    }

    private static Map<String, String> headers(Parcel parcel, List<String> keys, Instant now, byte[] body) {
        String id = messageId(parcel);
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        if (!keys.isEmpty()) {
            headers.put("webhook-signature", WebhookSignature.of(keys, id, now, body));
        }
        return headers;
    }

    private String body(Format format, Parcel parcel) {
        if (format == Format.JSON) {
            return envelope(parcel).toString();
        }
        return parcel.alerts().size() == 1
                ? format.render(parcel.first().alert(), parcel.purpose(), publisher)
                : format.render(parcel.alerts(), parcel.purpose(), publisher);
    }

    private static ObjectNode envelope(Parcel parcel) {
        List<Alert> alerts = parcel.alerts();
        Alert newest =
                alerts.stream().max(Comparator.comparing(Alert::getIssued)).orElseThrow();
        var envelope = JsonNodeFactory.instance.objectNode();
        envelope.put(
                "type",
                alerts.size() > 1
                        ? "castling.alerts"
                        : "castling.alert." + newest.getType().name().toLowerCase(Locale.ROOT));
        envelope.put("timestamp", newest.getIssued().toString());
        var body = envelope.putObject("data");
        body.put("purpose", parcel.purpose().name().toLowerCase(Locale.ROOT));
        body.put("subscription", parcel.subscription());
        if (alerts.size() > 1) {
            var array = body.putArray("alerts");
            alerts.forEach(alert -> array.add(RecordJson.of(alert)));
        } else {
            body.set("alert", RecordJson.of(newest));
        }
        return envelope;
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
