package io.castling.extraction.violation;

import org.slf4j.LoggerFactory;

/** Breaks a rule on purpose. */
public final class ExtractionThatLogs {
    void log() {
        LoggerFactory.getLogger("x").info("x");
    }
}
