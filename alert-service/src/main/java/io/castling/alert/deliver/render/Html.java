package io.castling.alert.deliver.render;

import io.castling.schemas.Alert;
import java.util.List;

/** An alert as an HTML page for mail: no script, no style sheet, nothing that is loaded from elsewhere. */
public final class Html {

    private Html() {}

    /** The whole alert with its evidence. */
    public static String page(Alert alert, Purpose purpose) {
        Account account = Account.of(alert, purpose);
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
                + escape(account.title()) + "</title>\n</head>\n<body>\n" + body(account) + "</body>\n</html>\n";
    }

    /** What stands between the body tags: feeds carry it too. */
    static String body(Account account) {
        var body = new StringBuilder("<h1>").append(escape(account.title())).append("</h1>\n<table>\n");
        for (Account.Fact fact : account.facts()) {
            body.append("<tr><th align=\"left\" valign=\"top\">").append(escape(fact.label()));
            body.append("</th><td>").append(escape(fact.value())).append("</td></tr>\n");
        }
        body.append("</table>\n");
        list(body, "Why it is believed so far", account.reasons());
        list(body, "Who says so, independently of each other", account.voices());
        body.append("<h2>Evidence</h2>\n");
        account.quotes().forEach(quote -> quote(body, quote));
        return body.append("<p><small>")
                .append(escape(account.source()))
                .append("</small></p>\n")
                .toString();
    }

    private static void list(StringBuilder body, String title, List<String> lines) {
        body.append("<h2>").append(title).append("</h2>\n<ul>\n");
        lines.forEach(line -> body.append("<li>").append(escape(line)).append("</li>\n"));
        body.append("</ul>\n");
    }

    private static void quote(StringBuilder body, Account.Quote quote) {
        String origin = escape(quote.origin());
        body.append("<blockquote><p>").append(escape(quote.text())).append("</p>\n<p><small>");
        body.append(quote.url()
                .map(url -> "<a href=\"" + escape(url) + "\" rel=\"noreferrer\">" + origin + "</a>")
                .orElse(origin));
        body.append(", ").append(escape(quote.stance())).append(", ").append(escape(quote.position()));
        body.append("</small></p></blockquote>\n");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
