package io.castling.alert.wire;

import io.castling.schemas.ArticleClaim;
import io.castling.schemas.ArticleReference;
import io.castling.schemas.Claim;
import io.castling.schemas.ClaimStanding;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Evidence;
import io.castling.schemas.FurtherClaim;
import io.castling.schemas.Interval;
import io.castling.schemas.Place;
import io.castling.schemas.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Claims on the wire, for tests. */
public final class ArticleClaims {

    private static final List<Place> PLACES = List.of(
            place("gn:554234", "Kaliningrad", 54.71, 20.51, "RU", "city"),
            place("gn:501175", "Rostov-on-Don", 47.24, 39.70, "RU", "city"),
            place("cs:crimea", "Crimea", 45.3, 34.4, "UA", "region"),
            place("gn:756135", "Warsaw", 52.23, 21.01, "PL", "city"),
            place("gn:759734", "Rzeszow", 50.04, 22.0, "PL", "city"));

    private ArticleClaims() {}

    /** S-400s from Kaliningrad to Rostov, as one article tells it. */
    public static ArticleClaim of(String article, String source, LocalDate published) {
        return of(article, source, published, PLACES.get(0), PLACES.get(1), ClaimStatus.REPORTED);
    }

    /** S-400s from Kaliningrad to Rostov and, in the next sentence, to Warsaw, as one article tells it. */
    public static ArticleClaim twice(String article, String source, LocalDate published) {
        ArticleClaim first = of(article, source, published);
        ArticleClaim second = of(article, source, published, PLACES.get(0), PLACES.get(3), ClaimStatus.REPORTED);
        var further = new FurtherClaim(second.getClaim(), ClaimStanding.ASSERTED);
        return new ArticleClaim(first.getClaim(), first.getArticle(), first.getStanding(), List.of(further));
    }

    public static ArticleClaim with(ArticleClaim claim, ClaimStanding standing, int revision) {
        ArticleReference reference = ArticleReference.newBuilder(claim.getArticle())
                .setRevision(revision)
                .build();
        return new ArticleClaim(claim.getClaim(), reference, standing, List.of());
    }

    /** Any of many claims about one family. */
    public static ArticleClaim random(SplittableRandom random) {
        Place from = PLACES.get(random.nextInt(PLACES.size()));
        Place to = PLACES.get(random.nextInt(PLACES.size()));
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
        ClaimStatus status = List.of(ClaimStatus.REPORTED, ClaimStatus.PLANNED, ClaimStatus.DENIED)
                .get(random.nextInt(3));
        return of("article-" + random.nextInt(40), "outlet-" + random.nextInt(5), day, from, to, status);
    }

    private static ArticleClaim of(
            String article, String source, LocalDate published, Place from, Place to, ClaimStatus status) {
        Claim claim = Claim.newBuilder()
                .setId(article + "|" + from.getId() + "|" + to.getId() + "|" + status)
                .setFamily("S-400")
                .setSystemClass("AIR_DEFENCE")
                .setOwners(List.of("RU"))
                .setOrigins(List.of(from))
                .setDestinations(List.of(to))
                .setWhen(new Interval(published.minusDays(2), published))
                .setStatus(status)
                .setEvidence(Evidence.newBuilder()
                        .setField(TextField.TEXT)
                        .setStart(0)
                        .setEnd(10)
                        .setText("They moved.")
                        .build())
                .build();
        return new ArticleClaim(
                claim,
                ArticleReference.newBuilder()
                        .setId(article)
                        .setSource(source)
                        .setUrl("https://" + source + ".example/" + article)
                        .setPublished(Relocations.midnight(published))
                        .setFetched(Instant.parse("2026-08-01T00:00:00Z"))
                        .build(),
                ClaimStanding.ASSERTED,
                List.of());
    }

    private static Place place(String id, String name, double latitude, double longitude, String country, String kind) {
        return Place.newBuilder()
                .setId(id)
                .setName(name)
                .setLatitude(latitude)
                .setLongitude(longitude)
                .setCountry(country)
                .setKind(kind)
                .setUncertaintyKm(5)
                .build();
    }
}
