package io.castling.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Words of a person as parts of addresses. */
final class Urls {

    private Urls() {}

    /** One segment of a path, whatever it holds. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
