package io.castling.extraction.claim;

import io.castling.extraction.text.Span;
import java.util.List;

/**
 * The words that carry a claim.
 *
 * @param sentence the sentence of the trigger
 * @param text its words
 * @param arguments the spans that filled a slot, in order of appearance
 * @param rule name of the rule that read it
 */
public record Evidence(Span sentence, String text, List<Span> arguments, String rule) {

    public Evidence {
        arguments = List.copyOf(arguments);
    }
}
