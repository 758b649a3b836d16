package io.castling.ingest;

import io.castling.ingest.fetch.FetchSettings;
import io.castling.ingest.publish.PublishSettings;
import io.castling.platform.config.DataSize;
import io.castling.platform.http.HttpSettings;
import io.smallrye.config.WithDefault;

/** Settings of the ingest service. */
public interface IngestConfig {

    /** Where articles are pushed to. */
    Http http();

    /** The largest article, as it comes in. */
    @WithDefault("3MiB")
    DataSize maxArticleSize();

    /** How articles are published. */
    PublishSettings publishing();

    /** How the open web is asked. */
    FetchSettings fetch();

    /** The server of {@code POST /articles}. */
    interface Http extends HttpSettings {

        @Override
        @WithDefault("8081")
        int port();

        /** A stream of articles may be long: its articles are limited, not their number. */
        @Override
        @WithDefault("64GiB")
        DataSize maxRequestSize();
    }
}
