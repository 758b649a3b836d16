/** Delivery on Kafka: alerts come from one topic, subscriptions from another, and a third is the ledger. */
@NullMarked
package io.castling.alert.deliver.kafka;

import org.jspecify.annotations.NullMarked;
