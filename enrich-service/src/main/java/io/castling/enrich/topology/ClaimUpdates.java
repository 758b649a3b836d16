package io.castling.enrich.topology;

import io.castling.schemas.ArticleClaim;
import io.castling.schemas.ArticleReference;
import io.castling.schemas.Claim;
import io.castling.schemas.ClaimStanding;
import io.castling.schemas.ClaimsOfArticle;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.FurtherClaim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a revision of an article changes in what it claims: pure.
 *
 * @param standing the claims that the article makes now, to be remembered
 * @param updates new and amended claims, and withdrawals of what is no longer said: one record for each system family,
 *     so that all that an article tells of it takes effect at once
 */
public record ClaimUpdates(ClaimsOfArticle standing, List<ArticleClaim> updates) {

    /** @param before what the latest revision claimed; null where the article is new */
    public static ClaimUpdates of(@Nullable ClaimsOfArticle before, EnrichedArticle article) {
        if (before != null && article.getRevision() < before.getRevision()) {
            return new ClaimUpdates(before, List.of());
        }
        Map<String, ArticleClaim> earlier = new HashMap<>();
        if (before != null) {
            before.getClaims().forEach(claim -> earlier.put(claim.getClaim().getId(), claim));
        }
        ArticleReference reference = reference(article);
        List<ArticleClaim> now = new ArrayList<>();
        List<ArticleClaim> updates = new ArrayList<>();
        for (Claim claim : article.getClaims()) {
            var asserted = new ArticleClaim(claim, reference, ClaimStanding.ASSERTED, List.of());
            now.add(asserted);
            ArticleClaim known = earlier.remove(claim.getId());
            if (known == null || !known.equals(asserted)) {
                updates.add(asserted);
            }
        }
        for (ArticleClaim dropped : earlier.values()) {
            updates.add(new ArticleClaim(dropped.getClaim(), reference, ClaimStanding.WITHDRAWN, List.of()));
        }
        return new ClaimUpdates(new ClaimsOfArticle(article.getRevision(), now), byFamily(updates));
    }

    private static List<ArticleClaim> byFamily(List<ArticleClaim> updates) {
        Map<String, List<ArticleClaim>> families = new LinkedHashMap<>();
        for (ArticleClaim update : updates) {
            families.computeIfAbsent(update.getClaim().getFamily(), family -> new ArrayList<>())
                    .add(update);
        }
        return families.values().stream().map(ClaimUpdates::together).toList();
    }

    private static ArticleClaim together(List<ArticleClaim> claims) {
        ArticleClaim first = claims.getFirst();
        List<FurtherClaim> further = claims.stream()
                .skip(1)
                .map(claim -> new FurtherClaim(claim.getClaim(), claim.getStanding()))
                .toList();
        return new ArticleClaim(first.getClaim(), first.getArticle(), first.getStanding(), further);
    }

    /**
     * Nothing to remember and nothing to say: true of most articles. A later revision is remembered even if it claims
     * nothing, or an earlier one that comes after it would be heard.
     */
    boolean silent() {
        return standing.getClaims().isEmpty() && updates.isEmpty() && standing.getRevision() <= 1;
    }

    private static ArticleReference reference(EnrichedArticle article) {
        return ArticleReference.newBuilder()
                .setId(article.getId())
                .setRevision(article.getRevision())
                .setUrl(article.getUrl())
                .setSource(article.getSource())
                .setTitle(article.getTitle().isEmpty() ? null : article.getTitle())
                .setPublished(article.getPublished())
                .setPublishedBy(article.getPublishedBy())
                .setFetched(article.getFetched())
                .setSignature(article.getSignature())
                .build();
    }
}
