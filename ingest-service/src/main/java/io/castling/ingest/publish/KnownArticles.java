package io.castling.ingest.publish;

import io.castling.ingest.article.ArticleId;
import io.castling.ingest.article.Digest;
import java.util.OptionalInt;

/**
 * Which bodies of which articles are on the topic, in bounded memory: about 40 bytes for each remembered article and
 * revision. It is exact for the most recent articles and forgets old ones in bulk: two generations, of which the older
 * is dropped when the younger is full, and what is asked for moves to the younger. Safe for use by several threads.
 */
final class KnownArticles {

    private final int perGeneration;
    private HashedCounts young;
    private HashedCounts old;

    /** @param capacity entries remembered at least; twice as many at most; an article takes one, each revision another */
    KnownArticles(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("known articles: a capacity of " + capacity + " remembers nothing");
        }
        this.perGeneration = capacity;
        this.young = new HashedCounts();
        this.old = new HashedCounts();
    }

    /** The revision that has this body, if any has. */
    synchronized OptionalInt revisionWith(ArticleId id, String contentHash) {
        int revision = recall(bodyKey(id, contentHash));
        return revision == 0 ? OptionalInt.empty() : OptionalInt.of(revision);
    }

    /** The latest revision of an article, 0 where it is not known. */
    synchronized int latestRevision(ArticleId id) {
        return recall(Digest.sha256("a " + id.value()));
    }

    /** Notes that a body is on the topic; noting it again changes nothing. */
    synchronized void add(ArticleId id, String contentHash, int revision) {
        String body = bodyKey(id, contentHash);
        if (recall(body) == 0) {
            remember(body, revision);
        }
        String article = Digest.sha256("a " + id.value());
        if (recall(article) < revision) {
            remember(article, revision);
        }
    }

    synchronized int size() {
        return young.size() + old.size();
    }

    private int recall(String key) {
        int count = young.get(key);
        if (count == 0) {
            count = old.get(key);
            if (count != 0) {
                remember(key, count);
            }
        }
        return count;
    }

    private void remember(String key, int count) {
        if (young.size() >= perGeneration) {
            old = young;
            young = new HashedCounts();
        }
        young.put(key, count);
    }

    private static String bodyKey(ArticleId id, String contentHash) {
        return Digest.sha256("b " + id.value() + ' ' + contentHash);
    }
}
