package io.castling.alert.track;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Names relocations when they are opened. The name is made of what the reports of one movement most often share (the
 * family, the country of the telling end, the quarter), so that it seldom depends on which of them comes first; what
 * is taken already is told apart by the places, then by the claim. See ADR 4.
 */
final class RelocationIds {

    private static final int BYTES = 8;
    private static final int MONTHS_PER_QUARTER = 3;

    private RelocationIds() {}

    static String mint(Member opening, Predicate<String> taken) {
        Claim claim = opening.claim();
        String coarse = String.join("|", claim.family(), claim.materiel().name(), quarter(claim), country(opening));
        String ends = String.join("|", ids(claim.origins()), ids(claim.destinations()));
        return Stream.of(coarse, coarse + "|" + ends, coarse + "|" + ends + "|" + claim.id())
                .map(RelocationIds::hash)
                .filter(taken.negate())
                .findFirst()
                .orElseGet(() -> numbered(coarse + "|" + ends + "|" + claim.id(), taken));
    }

    private static String numbered(String name, Predicate<String> taken) {
        return Stream.iterate(2, n -> n + 1)
                .map(n -> hash(name + "|" + n))
                .filter(taken.negate())
                .findFirst()
                .orElseThrow();
    }

    private static String quarter(Claim claim) {
        Optional<LocalDate> day = claim.status() == Status.PLANNED
                ? claim.article().published().or(() -> claim.period().map(Period::start))
                : claim.period().map(Period::end).or(() -> claim.article().published());
        return day.map(date -> date.getYear() + "Q" + (date.getMonthValue() - 1) / MONTHS_PER_QUARTER)
                .orElse("undated");
    }

    /** An origin that is more than a country tells most; the country as an origin is often just the owner. */
    private static String country(Member member) {
        boolean fineOrigin = !member.origins().speculated()
                && member.origins().spots().stream()
                        .anyMatch(spot -> spot.grain().compareTo(Spot.Grain.COUNTRY) > 0);
        Claim claim = member.claim();
        List<Place> end = fineOrigin || claim.destinations().isEmpty() ? claim.origins() : claim.destinations();
        return end.stream()
                .map(place -> place.country().orElse(place.id()))
                .sorted()
                .findFirst()
                .orElse("nowhere");
    }

    private static String ids(List<Place> places) {
        return String.join(",", places.stream().map(Place::id).sorted().toList());
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "r" + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
