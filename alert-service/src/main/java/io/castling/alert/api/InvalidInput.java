package io.castling.alert.api;

import java.util.List;

/** What is wrong with the body of a request; every problem names its field. */
final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidInput(List<String> problems) {
        super(String.join("; ", problems));
    }
}
