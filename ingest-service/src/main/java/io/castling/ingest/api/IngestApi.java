package io.castling.ingest.api;

import io.helidon.webserver.http.HttpRules;

/** All that the service answers. */
public final class IngestApi {

    private final ArticlesApi articles;
    private final SourcesApi sources;

    public IngestApi(ArticlesApi articles, SourcesApi sources) {
        this.articles = articles;
        this.sources = sources;
    }

    /** Adds the routes. */
    public void addTo(HttpRules rules) {
        articles.addTo(rules);
        sources.addTo(rules);
    }
}
