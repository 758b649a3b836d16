package io.castling.extraction.arms;

import java.util.List;

/** A catalogue that cannot be used; the message names every offender with its remedy, one a line. */
public final class CatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CatalogueException(List<String> problems) {
        super("the catalogue of systems is not valid:\n  " + String.join("\n  ", problems));
    }
}
