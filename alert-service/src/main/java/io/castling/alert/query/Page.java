package io.castling.alert.query;

import java.util.List;
import java.util.Optional;

/**
 * Some of what was asked for.
 *
 * @param next names what to go on after, when there is more
 */
public record Page<V>(List<V> values, Optional<String> next) {

    public Page {
        values = List.copyOf(values);
    }
}
