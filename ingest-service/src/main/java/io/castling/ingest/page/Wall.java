package io.castling.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pages that a server sends instead of what was asked for, with status 200: a proof of being human, a refusal in words, a
 * demand of consent. They must not pass for articles, nor for feeds without news.
 */
public final class Wall {

    /** An article that reports about captchas is longer than a captcha. */
    private static final int LONGEST_REFUSAL = 1500;

    private static final int LONGEST_CHALLENGE = 500;
    private static final int LOOKED_AT = 200_000;

    private static final List<String> TITLES = List.of(
            "just a moment",
            "attention required",
            "access denied",
            "access to this page has been denied",
            "are you a robot",
            "are you human",
            "robot check",
            "pardon our interruption",
            "verify you are human",
            "human verification",
            "bot verification",
            "security check",
            "checking your browser",
            "ddos-guard",
            "403 forbidden",
            "request blocked",
            "before you continue",
            "проверка браузера");

    private static final List<String> CHALLENGES = List.of(
            "cf-chl",
            "/cdn-cgi/challenge-platform",
            "g-recaptcha",
            "hcaptcha.com",
            "captcha-delivery.com",
            "px-captcha",
            "_incapsula_resource",
            "awswafcookiedomainlist",
            "enable javascript and cookies to continue");

    private static final List<String> CONSENT = List.of(
            "consent.google.", "consent.yahoo.", "consent-form", "privacy-mgmt.com", "cookiewall", "cookie-wall");

    private Wall() {}

    /**
     * What kind of wall it is, as the rest of a sentence; empty for a page that is none.
     *
     * @param title of the page
     * @param text running text that was found on it
     */
    public static Optional<String> of(String title, String text, String markup) {
        String headline = title.toLowerCase(Locale.ROOT);
        if (text.length() < LONGEST_REFUSAL && TITLES.stream().anyMatch(headline::contains)) {
            return Optional.of("the server sent a page titled \"" + title.strip() + "\" instead");
        }
        if (text.length() >= LONGEST_CHALLENGE) {
            return Optional.empty();
        }
        String start = markup.substring(0, Math.min(markup.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        if (CHALLENGES.stream().anyMatch(start::contains)) {
            return Optional.of("the server asks for a proof of being human instead");
        }
        return CONSENT.stream().anyMatch(start::contains)
                ? Optional.of("the server asks for consent instead")
                : Optional.empty();
    }
}
