package io.castling.alert.deliver.render;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who sends: what CAP calls the sender, STIX the identity and Atom the author.
 *
 * @param sender identifies this installation worldwide, for example {@code castling@ops.example.org}
 * @param name for people
 * @param base where this installation answers to its readers, without a slash at the end, if it can be reached
 */
public record Publisher(String sender, String name, Optional<URI> base) {

    /** CAP 1.2, 3.2.1: a sender holds no spaces, commas or restricted characters. */
    private static final Pattern SENDER = Pattern.compile("[^\\s,<&]+");

    public Publisher {
        if (!SENDER.matcher(sender).matches()) {
            throw new IllegalArgumentException("sender '" + sender
                    + "' is not usable: take letters, digits and punctuation without spaces, commas, < and &");
        }
    }

    /** Where an alert can be read, if this installation can be reached. */
    Optional<String> link(String alertId) {
        return base.map(uri -> uri + "/alerts/" + alertId);
    }
}
