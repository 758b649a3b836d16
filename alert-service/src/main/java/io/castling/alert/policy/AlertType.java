package io.castling.alert.policy;

/** Life of an alert, after CAP 1.2 {@code msgType}. */
public enum AlertType {
    NEW,
    UPDATE,
    CANCEL
}
