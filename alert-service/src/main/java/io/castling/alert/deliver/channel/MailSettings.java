package io.castling.alert.deliver.channel;

import java.util.Optional;

/**
 * The mail server that takes the alerts.
 *
 * @param from the address of the sender
 * @param login without one, the server is expected to take mail from this machine
 */
public record MailSettings(String host, int port, Encryption encryption, String from, Optional<Login> login) {

    /** How the connection is protected. */
    public enum Encryption {
        NONE,
        /** Upgraded before anything else is said; a server that cannot is refused. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    /** @param passwordReference where the password is found, see {@link Secrets} */
    public record Login(String user, String passwordReference) {}
}
