package io.castling.alert.deliver.kafka;

import io.castling.alert.deliver.channel.MailSettings.Encryption;
import io.castling.platform.config.DataSize;
import io.castling.platform.http.HttpSettings;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of delivery. */
public interface DeliverySettings {

    /** The server of watchlist, subscriptions, deliveries and alerts. */
    Http http();

    /** The consumer group; instances with the same one share the alerts among them. */
    @WithDefault("castling-deliver")
    String group();

    /**
     * A name that no other instance of the group has at the same time. With one, an instance that was killed and starts
     * again delivers at once, instead of waiting until its former self counts as dead.
     */
    Optional<String> instanceId();

    /** Identifies this installation in CAP, STIX and feeds: like a mail address, without spaces. */
    @WithDefault("castling@localhost")
    String sender();

    /** The name of this installation for people. */
    @WithDefault("Castling")
    String senderName();

    /** Where readers of alerts can reach the API from outside. */
    Optional<URI> publicUrl();

    /** Private, loopback and link-local targets that webhooks may reach: host names, addresses, blocks as 10.1.0.0/16. */
    Optional<List<String>> allowedTargets();

    /** The folder of the secrets that channels name as file:NAME. */
    Optional<Path> secretsFolder();

    /** A PEM file of certificates that webhooks and the mail server may present besides those that the JDK trusts. */
    Optional<Path> trustedCertificates();

    /** Alerts older than this are not sent any more. */
    @WithDefault("P7D")
    Duration oldestAlert();

    /** How long the ledger remembers what was delivered; longer than the oldest alert. */
    @WithDefault("P30D")
    Duration remembered();

    /** How long an alert waits for those of other systems that the same article tells to have moved; 0s sends each alone. */
    @WithDefault("PT2S")
    Duration groupWithin();

    /** When a delivery is tried again. */
    Retry retry();

    /** The mail server. */
    Mail mail();

    /** The server. */
    interface Http extends HttpSettings {

        @Override
        @WithDefault("8082")
        int port();

        @Override
        @WithDefault("1MiB")
        DataSize maxRequestSize();
    }

    /** Pauses between attempts. */
    interface Retry {

        /** After the first attempt. */
        @WithDefault("PT5S")
        Duration first();

        /** By which each pause exceeds the one before. */
        @WithDefault("3.0")
        double factor();

        /** The longest pause. */
        @WithDefault("PT6H")
        Duration longest();

        /** After so many a delivery is given up and becomes a dead letter. */
        @WithDefault("15")
        int attempts();
    }

    /** The mail server. */
    interface Mail {

        /** Without one, mail channels are refused. */
        Optional<String> host();

        @WithDefault("587")
        int port();

        @WithDefault("STARTTLS")
        Encryption encryption();

        /** The address of the sender; the sender of this installation if there is none. */
        Optional<String> from();

        /** The user to log in as; without one, no login. */
        Optional<String> user();

        /** Where the password is found: env:CASTLING_SECRET_NAME or file:NAME. */
        @WithDefault("env:CASTLING_SECRET_SMTP")
        String password();
    }
}
