package io.castling.alert.deliver.channel;

import io.castling.alert.deliver.Answer;
import io.castling.alert.deliver.Courier;
import io.castling.alert.deliver.Parcel;
import io.castling.schemas.Channel;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Posts alerts to web addresses; what is posted is a matter of the {@link WebMessage}. */
public final class WebCourier implements Courier {

    /** Long enough for a slow receiver, short enough that a dead one costs little. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PinnedHttp http;
    private final Secrets secrets;
    private final WebMessage message;
    private final Clock clock;

    /** A courier for one kind of message. */
    public WebCourier(
            AddressGuard guard,
            SSLSocketFactory tls,
            Duration patience,
            Secrets secrets,
            WebMessage message,
            Clock clock) {
        this.http = new PinnedHttp(guard, tls, patience);
        this.secrets = secrets;
        this.message = message;
        this.clock = clock;
    }

    @Override
    public Answer deliver(Parcel parcel, Channel channel) {
        Optional<URI> target = target(channel.getTarget());
        if (target.isEmpty()) {
            return new Answer.Refused("the target is no http or https address, or its secret is not set");
        }
        return switch (message.of(parcel, channel)) {
            case WebMessage.Built.Missing missing -> new Answer.Unavailable(missing.what());
            case WebMessage.Built.Ready ready -> post(target.get(), ready);
        };
    }

    private Answer post(URI target, WebMessage.Built.Ready ready) {
        byte[] body = ready.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", ready.mediaType());
        headers.put("User-Agent", "Castling");
        headers.putAll(ready.sign().headers(clock.instant(), body));
        try {
            return HttpAnswers.of(http.post(target, headers, body), clock);
        } catch (AddressGuard.ForbiddenAddress e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Answer.Unavailable(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** Chat services put the secret into the address, so that the whole address may be a reference. */
    private Optional<URI> target(String target) {
        String address = Secrets.REFERENCE.matcher(target).matches()
                ? secrets.find(target).orElse("")
                : target;
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            boolean usable = web && uri.getHost() != null && uri.getRawUserInfo() == null;
            return usable ? Optional.of(URI.create(uri.toASCIIString())) : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }
}
