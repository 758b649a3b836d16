package io.castling.enrich.topology;

/** Names of processors and stores: they are part of the stored state, so a change of one is a migration. */
final class Names {

    static final String READ_ARTICLES = "read-articles";
    static final String ANALYZE_ARTICLE = "analyze-article";
    static final String WRITE_ENRICHED = "write-enriched";
    static final String WRITE_CLAIMS = "write-claims";
    static final String CLAIMS_BY_ARTICLE = "claims-by-article";

    private Names() {}
}
