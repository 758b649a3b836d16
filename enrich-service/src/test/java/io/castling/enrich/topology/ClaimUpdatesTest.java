package io.castling.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.Claim;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.Evidence;
import io.castling.schemas.TextField;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClaimUpdatesTest {

    @BeforeAll
    static void mayBuildRecords() {
        AvroTrust.trust(EnrichedArticle.class);
        AvroTrust.trust(ArticleClaim.class);
    }

    @Test
    void aNewArticleAssertsAllItsClaims() {
        var updates = ClaimUpdates.of(null, article(1, claim("a", null), claim("b", null)));

        assertThat(standings(updates)).containsExactly("a ASSERTED", "b ASSERTED");
    }

    @Test
    void anArticleWithoutClaimsIsSilent() {
        assertThat(ClaimUpdates.of(null, article(1)).silent()).isTrue();
    }

    @Test
    void aLaterRevisionWithoutClaimsThatComesFirstIsRemembered() {
        assertThat(ClaimUpdates.of(null, article(2)).silent()).isFalse();
    }

    @Test
    void allThatIsSaidOfOneFamilyIsOneRecord() {
        var updates = ClaimUpdates.of(
                null,
                article(1, claim("a", null), claim("S-300", "b", null), claim("c", null), claim("S-300", "d", 4)));

        assertThat(updates.updates())
                .extracting(update -> update.getClaim().getFamily())
                .containsExactly("S-400", "S-300");
        assertThat(standings(updates)).containsExactly("a ASSERTED", "c ASSERTED", "b ASSERTED", "d ASSERTED");
        assertThat(updates.standing().getClaims())
                .allMatch(claim -> claim.getFurther().isEmpty());
    }

    @Test
    void theSameRevisionReadAgainChangesNothing() {
        var first = ClaimUpdates.of(null, article(1, claim("a", null)));
        var again = ClaimUpdates.of(first.standing(), article(1, claim("a", null)));

        assertThat(again.updates()).isEmpty();
        assertThat(again.standing()).isEqualTo(first.standing());
    }

    @Test
    void aRevisionWithdrawsWhatItNoLongerSaysAndAddsWhatIsNew() {
        var first = ClaimUpdates.of(null, article(1, claim("a", null), claim("b", null)));
        var second = ClaimUpdates.of(first.standing(), article(2, claim("b", null), claim("c", null)));

        assertThat(standings(second)).containsExactly("b ASSERTED", "c ASSERTED", "a WITHDRAWN");
    }

    @Test
    void aClaimThatIsSharpenedIsAssertedAnew() {
        var first = ClaimUpdates.of(null, article(1, claim("a", null)));
        var second = ClaimUpdates.of(first.standing(), article(1, claim("a", 2)));

        assertThat(standings(second)).containsExactly("a ASSERTED");
        assertThat(second.updates().getFirst().getClaim().getCount()).isEqualTo(2);
    }

    @Test
    void anEarlierRevisionThatArrivesLateChangesNothing() {
        var second = ClaimUpdates.of(null, article(2, claim("a", null)));
        var late = ClaimUpdates.of(second.standing(), article(1, claim("b", null)));

        assertThat(late.updates()).isEmpty();
        assertThat(late.standing()).isEqualTo(second.standing());
    }

    @Test
    void aRevisionWithoutAnyClaimWithdrawsAllAndIsRemembered() {
        var first = ClaimUpdates.of(null, article(1, claim("a", null)));
        var second = ClaimUpdates.of(first.standing(), article(2));

        assertThat(second.silent()).isFalse();
        assertThat(standings(second)).containsExactly("a WITHDRAWN");
        assertThat(second.standing().getRevision()).isEqualTo(2);
    }

    private static List<String> standings(ClaimUpdates updates) {
        return updates.updates().stream()
                .flatMap(update -> Stream.concat(
                        Stream.of(update.getClaim().getId() + " " + update.getStanding()),
                        update.getFurther().stream()
                                .map(further -> further.getClaim().getId() + " " + further.getStanding())))
                .toList();
    }

    private static EnrichedArticle article(int revision, Claim... claims) {
        return EnrichedArticle.newBuilder()
                .setId("article")
                .setRevision(revision)
                .setText("text")
                .setFetched(Instant.EPOCH)
                .setProcessed(Instant.EPOCH)
                .setLanguage("en")
                .setClaims(Stream.of(claims).toList())
                .build();
    }

    private static Claim claim(String id, Integer count) {
        return claim("S-400", id, count);
    }

    private static Claim claim(String family, String id, Integer count) {
        return Claim.newBuilder()
                .setId(id)
                .setFamily(family)
                .setCount(count)
                .setStatus(ClaimStatus.REPORTED)
                .setEvidence(Evidence.newBuilder()
                        .setField(TextField.TEXT)
                        .setStart(0)
                        .setEnd(1)
                        .setText("t")
                        .build())
                .build();
    }
}
