package io.castling.alert.deliver.channel;

import io.castling.alert.deliver.Parcel;
import io.castling.schemas.Channel;
import java.time.Instant;
import java.util.Map;

/** What is posted to one kind of receiver. */
public interface WebMessage {

    /** The message for a parcel. */
    Built of(Parcel parcel, Channel channel);

    /** A message, or what is missing to make one. */
    sealed interface Built {

        record Ready(String mediaType, String body, Signing sign) implements Built {}

        /** Something that an operator can put right. */
        record Missing(String what) implements Built {}
    }

    /** Headers that depend on the moment of sending. */
    interface Signing {

        Signing NONE = (now, body) -> Map.of();

        Map<String, String> headers(Instant now, byte[] body);
    }
}
