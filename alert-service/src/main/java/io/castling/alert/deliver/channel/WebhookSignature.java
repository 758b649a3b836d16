package io.castling.alert.deliver.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a message as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body. With several secrets there are
 * several signatures, so that a receiver can change its secret without missing a message.
 */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    static String of(List<String> secrets, String id, Instant timestamp, byte[] body) {
        var signatures = new ArrayList<String>();
        for (String secret : secrets) {
            signatures.add("v1," + Base64.getEncoder().encodeToString(hash(key(secret), id, timestamp, body)));
        }
        return String.join(" ", signatures);
    }

    private static byte[] hash(byte[] key, String id, Instant timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Base64 after {@code whsec_}; anything else is taken as it stands, as several receivers do. */
    private static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
