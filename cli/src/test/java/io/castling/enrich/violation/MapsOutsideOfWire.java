package io.castling.enrich.violation;

import io.castling.extraction.text.Field;
import io.castling.schemas.TextField;

/** Breaks a rule on purpose. */
public final class MapsOutsideOfWire {
    TextField map(Field field) {
        return TextField.valueOf(field.name());
    }
}
