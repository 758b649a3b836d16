/** The ways in which an alert leaves the house: webhook, chat, mail, feed and console. */
@NullMarked
package io.castling.alert.deliver.channel;

import org.jspecify.annotations.NullMarked;
