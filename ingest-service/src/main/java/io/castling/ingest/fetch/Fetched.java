package io.castling.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What came of asking for an address. */
public sealed interface Fetched {

    /**
     * The server gave it.
     *
     * @param url where it was found in the end, after redirects
     * @param moved whether every redirect on the way was said to be for good
     * @param bytes unpacked
     * @param validators to ask with the next time
     * @param freshFor for how long the server says that it will not change
     */
    record Content(
            URI url,
            boolean moved,
            byte[] bytes,
            Optional<String> contentType,
            Validators validators,
            Optional<Duration> freshFor)
            implements Fetched {}

    /**
     * It is as it was.
     *
     * @param freshFor for how long the server says that it will not change
     */
    record NotModified(Optional<Duration> freshFor) implements Fetched {}

    /**
     * The server answered, but not with content.
     *
     * @param retryAfter how long it asks to be left alone
     */
    record Refused(int status, Optional<Duration> retryAfter) implements Fetched {}

    /** There was no usable answer. */
    record Failed(Reason reason, String detail) implements Fetched {}

    /** Kinds of failure. */
    enum Reason {
        /** The address, or one that it leads to, may not be asked. */
        FORBIDDEN,
        /** Nobody answered, or not as HTTP. */
        UNREACHABLE,
        /** The answer did not come in time. */
        TOO_SLOW,
        /** The answer is longer than allowed, packed or unpacked. */
        TOO_LARGE,
        /** Redirected too often, or to nowhere. */
        REDIRECTS,
        /** Packed in a way that was not asked for, or broken. */
        ENCODING,
        /** Not the server's fault: there is no room here for one more large answer. */
        BUSY
    }

    /**
     * What makes a repeated request conditional (RFC 9110 section 13).
     *
     * @param etag as it was sent
     * @param lastModified as it was sent
     */
    record Validators(Optional<String> etag, Optional<String> lastModified) {
        public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
    }
}
