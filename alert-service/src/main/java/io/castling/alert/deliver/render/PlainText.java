package io.castling.alert.deliver.render;

import io.castling.schemas.Alert;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.Relocation;

/** An alert as text without any markup: one line for consoles and subjects, a page for mail. */
public final class PlainText {

    private PlainText() {}

    /** One line without control characters: type, headline, ends and the Admiralty pair. */
    public static String line(Alert alert, Purpose purpose) {
        Relocation relocation = alert.getRelocation();
        return Wording.title(alert, purpose) + " | " + Wording.system(relocation) + ": "
                + Wording.places(relocation.getOrigins(), Wording.uncertain(relocation, ClaimSlot.ORIGINS)) + " -> "
                + Wording.places(relocation.getDestinations(), Wording.uncertain(relocation, ClaimSlot.DESTINATIONS))
                + " | " + Wording.code(relocation.getCredibility());
    }

    /** The whole alert with its evidence; lines end in a line feed. */
    public static String page(Alert alert, Purpose purpose) {
        Account account = Account.of(alert, purpose);
        var page = new StringBuilder(account.title()).append("\n\n");
        for (Account.Fact fact : account.facts()) {
            page.append(fact.label()).append(": ").append(fact.value()).append('\n');
        }
        page.append("\nWhy it is believed so far:\n");
        account.reasons().forEach(reason -> page.append("- ").append(reason).append('\n'));
        page.append("\nWho says so, independently of each other:\n");
        account.voices().forEach(voice -> page.append("- ").append(voice).append('\n'));
        page.append("\nEvidence:\n");
        account.quotes().forEach(quote -> quote(page, quote));
        return page.append("\n").append(account.source()).append('\n').toString();
    }

    private static void quote(StringBuilder page, Account.Quote quote) {
        page.append("- \"")
                .append(quote.text())
                .append("\" [")
                .append(quote.stance())
                .append("]\n  ");
        page.append(quote.origin()).append('\n');
        quote.url().ifPresent(url -> page.append("  ").append(url).append('\n'));
        page.append("  ").append(quote.position()).append('\n');
    }
}
