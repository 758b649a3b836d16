package io.castling.enrich.wire;

import io.castling.extraction.claim.Claim;
import io.castling.extraction.place.PlaceMention;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names a claim by what it says, so that reading an article again, live or in a replay, names it the same. Slots that a
 * later revision may merely sharpen (count, time, hedging) are left out: they amend the claim.
 */
final class ClaimId {

    private static final int BYTES = 12;

    private ClaimId() {}

    static String of(String articleId, Claim claim) {
        String said = String.join(
                "\n",
                articleId,
                claim.system().name(),
                claim.materiel().name(),
                claim.status().name(),
                ids(claim.origins()),
                ids(claim.destinations()));
        byte[] digest = sha256().digest(said.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static String ids(List<PlaceMention> mentions) {
        return mentions.stream()
                .map(mention -> mention.place().id())
                .sorted()
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
