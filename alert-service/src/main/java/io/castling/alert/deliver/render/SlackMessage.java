package io.castling.alert.deliver.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.castling.schemas.Alert;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An alert as the body of a Slack incoming webhook, in Block Kit; Mattermost and Rocket.Chat read the same. The limits
 * are Slack's: 150 characters in a header, 3,000 in a text, 50 blocks.
 */
public final class SlackMessage {

    private static final int HEADER = 150;
    private static final int TEXT = 3000;
    private static final int QUOTES = 5;

    private SlackMessage() {}

    /** The message as JSON. */
    public static String body(Alert alert, Purpose purpose) {
        Account account = Account.of(alert, purpose);
        var message = Json.object().put("text", Clean.atMost(TEXT, escape(PlainText.line(alert, purpose))));
        ArrayNode blocks = message.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", Clean.atMost(HEADER, account.title()));
        section(
                blocks,
                account.facts().stream()
                        .map(fact -> "*" + fact.label() + ":* " + escape(fact.value()))
                        .collect(Collectors.joining("\n")));
        section(
                blocks,
                account.reasons().stream().map(reason -> "• " + escape(reason)).collect(Collectors.joining("\n")));
        account.newest(QUOTES).forEach(quote -> section(blocks, quote(quote)));
        blocks.addObject()
                .put("type", "context")
                .putArray("elements")
                .addObject()
                .put("type", "plain_text")
                .put("text", Clean.atMost(TEXT, account.source()));
        return Json.write(message);
    }

    /** Several alerts, each in a block with the newest of its evidence. */
    public static String body(List<Alert> alerts, Purpose purpose) {
        if (alerts.size() == 1) {
            return body(alerts.getFirst(), purpose);
        }
        String line = Bulletin.line(alerts, purpose);
        var message = Json.object().put("text", Clean.atMost(TEXT, escape(line)));
        ArrayNode blocks = message.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", Clean.atMost(HEADER, line));
        for (Alert alert : alerts) {
            Account account = Account.of(alert, purpose);
            section(
                    blocks,
                    "*" + escape(account.title()) + "*\n"
                            + account.facts().stream()
                                    .map(fact -> "*" + fact.label() + ":* " + escape(fact.value()))
                                    .collect(Collectors.joining("\n")));
            account.newest(1).forEach(quote -> section(blocks, quote(quote)));
        }
        return Json.write(message);
    }

    private static String quote(Account.Quote quote) {
        String origin = escape(Clean.atMost(300, quote.origin()));
        String link = quote.url()
                .map(url -> "<" + url.replace("|", "%7C") + "|" + origin + ">")
                .orElse(origin);
        return "> " + escape(Clean.atMost(1500, quote.text())) + "\n" + link + ", " + quote.stance();
    }

    /** Slack refuses empty texts. */
    private static void section(ArrayNode blocks, String text) {
        if (!text.isEmpty()) {
            blocks.addObject()
                    .put("type", "section")
                    .putObject("text")
                    .put("type", "mrkdwn")
                    .put("text", Clean.atMost(TEXT, text));
        }
    }

    /**
     * Slack asks for these three escapes; a zero-width space after each mark keeps *, _, ~ and ` from setting words in
     * bold, since mrkdwn has no escape for them.
     */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([*_~`])", "$1\u200B");
    }
}
