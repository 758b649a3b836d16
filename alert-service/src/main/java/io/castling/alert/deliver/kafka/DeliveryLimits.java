package io.castling.alert.deliver.kafka;

import java.time.Duration;

/**
 * How far back delivery looks.
 *
 * @param oldest an alert older than this is not sent any more
 * @param remembered how long the ledger knows what it has delivered; longer than {@code oldest}, or an alert that is read
 *     again could be sent again
 * @param groupWithin how long an alert waits for others of the same movement
 */
record DeliveryLimits(Duration oldest, Duration remembered, Duration groupWithin) {

    DeliveryLimits {
        if (remembered.compareTo(oldest) <= 0) {
            throw new IllegalArgumentException("deliveries must be remembered longer than the age of the oldest alert"
                    + " that is sent, not " + remembered + " against " + oldest);
        }
    }
}
