package io.castling.alert.deliver.render;

import io.castling.schemas.Alert;

/** An alert as CommonMark. Text of articles is escaped, so that it can neither link nor embed anything. */
public final class Markdown {

    private static final String PUNCTUATION = "\\`*_{}[]()#+-.!|<>~&\"'$%,/:;=?@^";

    private Markdown() {}

    /** The whole alert with its evidence. */
    public static String page(Alert alert, Purpose purpose) {
        Account account = Account.of(alert, purpose);
        var page = new StringBuilder("# ").append(escape(account.title())).append("\n\n");
        for (Account.Fact fact : account.facts()) {
            page.append("- **")
                    .append(fact.label())
                    .append(":** ")
                    .append(escape(fact.value()))
                    .append('\n');
        }
        page.append("\n## Why it is believed so far\n\n");
        account.reasons()
                .forEach(reason -> page.append("- ").append(escape(reason)).append('\n'));
        page.append("\n## Who says so, independently of each other\n\n");
        account.voices()
                .forEach(voice -> page.append("- ").append(escape(voice)).append('\n'));
        page.append("\n## Evidence\n");
        account.quotes().forEach(quote -> quote(page, quote));
        return page.append('\n').append(escape(account.source())).append('\n').toString();
    }

    private static void quote(StringBuilder page, Account.Quote quote) {
        page.append("\n> ").append(escape(quote.text())).append("\n>\n> ");
        page.append(quote.url()
                .map(url -> "[" + escape(quote.origin()) + "](<" + url + ">)")
                .orElse(escape(quote.origin())));
        page.append(", ")
                .append(quote.stance())
                .append(", ")
                .append(escape(quote.position()))
                .append('\n');
    }

    /** CommonMark 2.4: any ASCII punctuation may be escaped with a backslash; the common ones stay readable here. */
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (PUNCTUATION.indexOf(c) >= 0 && !harmless(text, i)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** Marks that mean something only beside certain neighbours stay unescaped elsewhere, for the eyes of people. */
    private static boolean harmless(String text, int at) {
        return switch (text.charAt(at)) {
            case ',', ';', '\'', '"', '%', '?', '/', '$', '^', '=' -> true;
            case '-' -> at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
            case '.' -> at > 0 && Character.isLetter(text.charAt(at - 1)) && endsWord(text, at);
            case ':' -> endsWord(text, at);
            default -> false;
        };
    }

    private static boolean endsWord(String text, int at) {
        return at + 1 == text.length() || text.charAt(at + 1) == ' ';
    }
}
