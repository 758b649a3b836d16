package io.castling.alert.deliver.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.schemas.Alert;
import java.util.List;

/** An alert as the body of a Microsoft Teams workflow webhook: one Adaptive Card 1.4. */
public final class TeamsCard {

    private static final int QUOTES = 5;

    private TeamsCard() {}

    /** The message as JSON. */
    public static String body(Alert alert, Purpose purpose) {
        return body(List.of(alert), purpose);
    }

    /** Several alerts on one card, each with the newest of its evidence. */
    public static String body(List<Alert> alerts, Purpose purpose) {
        var message = Json.typed("message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.4");
        ArrayNode body = card.putArray("body");
        if (alerts.size() > 1) {
            text(body, Bulletin.line(alerts, purpose)).put("size", "extraLarge").put("weight", "bolder");
        }
        int quotes = alerts.size() > 1 ? 1 : QUOTES;
        alerts.forEach(alert -> alert(body, Account.of(alert, purpose), quotes));
        ArrayNode actions = card.putArray("actions");
        alerts.stream().limit(QUOTES).forEach(alert -> links(actions, Account.of(alert, purpose), quotes));
        return Json.write(message);
    }

    private static void alert(ArrayNode body, Account account, int quotes) {
        text(body, account.title()).put("size", "large").put("weight", "bolder");
        facts(body, account);
        account.reasons().forEach(reason -> text(body, reason).put("isSubtle", true));
        account.newest(quotes).forEach(quote -> {
            text(body, Clean.atMost(1500, quote.text())).put("spacing", "medium");
            text(body, quote.origin() + ", " + quote.stance()).put("isSubtle", true);
        });
        text(body, account.source()).put("isSubtle", true).put("size", "small");
    }

    private static void facts(ArrayNode body, Account account) {
        ArrayNode facts = body.addObject().put("type", "FactSet").putArray("facts");
        account.facts()
                .forEach(fact ->
                        facts.addObject().put("title", fact.label()).put("value", Markdown.escape(fact.value())));
    }

    /** Text blocks read a part of Markdown. */
    private static ObjectNode text(ArrayNode body, String text) {
        return body.addObject()
                .put("type", "TextBlock")
                .put("text", Markdown.escape(text))
                .put("wrap", true);
    }

    private static void links(ArrayNode actions, Account account, int quotes) {
        for (Account.Quote quote : account.newest(quotes)) {
            quote.url()
                    .ifPresent(url -> actions.addObject()
                            .put("type", "Action.OpenUrl")
                            .put("title", Clean.atMost(80, quote.origin()))
                            .put("url", url));
        }
    }
}
