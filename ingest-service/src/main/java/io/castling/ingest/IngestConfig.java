package io.castling.ingest;

import io.castling.ingest.fetch.FetchSettings;
import io.castling.ingest.poll.PollSettings;
import io.castling.ingest.poll.SourceSettings;
import io.castling.ingest.publish.PublishSettings;
import io.castling.ingest.topic.TopicSourceSettings;
import io.castling.platform.config.DataSize;
import io.castling.platform.http.HttpSettings;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings of the ingest service. */
public interface IngestConfig {

    /** Where articles are pushed to. */
    Http http();

    /** The largest article, as it comes in. */
    @WithDefault("3MiB")
    DataSize maxArticleSize();

    /** How articles are published. */
    PublishSettings publishing();

    /** Topics of other programs. */
    TopicSourceSettings from();

    /** How the open web is asked. */
    FetchSettings fetch();

    /** How sources are polled. */
    PollSettings polling();

    /** Sources by their ids. */
    Map<String, SourceSettings> sources();

    /** A YAML file with more of them below {@code sources:}, read again when it has changed. */
    Optional<Path> sourcesFile();

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
