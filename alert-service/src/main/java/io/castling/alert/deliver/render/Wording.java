package io.castling.alert.deliver.render;

import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Credibility;
import io.castling.schemas.Interval;
import io.castling.schemas.Materiel;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words that all renderings share. */
final class Wording {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    static String system(Relocation relocation) {
        return Clean.line(relocation.getSystem() == null ? relocation.getFamily() : relocation.getSystem());
    }

    /** Type, purpose and headline in one line. */
    static String title(Alert alert, Purpose purpose) {
        return mark(purpose) + type(alert.getType()) + ": " + Clean.line(alert.getHeadline());
    }

    /** What stands before everything that is not meant. */
    static String mark(Purpose purpose) {
        return switch (purpose) {
            case ACTUAL -> "";
            case TEST -> "[TEST] ";
        };
    }

    static String type(AlertType type) {
        return switch (type) {
            case NEW -> "NEW";
            case UPDATE -> "UPDATE";
            case CANCEL -> "CANCEL";
            case UNKNOWN -> "ALERT";
        };
    }

    static String materiel(Materiel materiel) {
        return switch (materiel) {
            case SYSTEM -> "whole systems";
            case INTERCEPTORS -> "interceptors (missiles, not launchers)";
            case COMPONENTS -> "components";
            case UNKNOWN -> "not known";
        };
    }

    static String status(Relocation relocation) {
        String status = switch (relocation.getStatus()) {
            case REPORTED -> "reported as done";
            case PLANNED -> "planned";
            case DENIED -> "denied";
            case UNKNOWN -> "not known";
        };
        return relocation.getHedged() && relocation.getStatus() != ClaimStatus.DENIED
                ? status + ", every voice marks it as uncertain"
                : status;
    }

    /** Names with countries, and whether the place is only supposed. */
    static String places(List<Place> places, boolean uncertain) {
        if (places.isEmpty()) {
            return "not known";
        }
        String names = places.stream().map(Wording::place).collect(Collectors.joining(", "));
        return uncertain ? names + " (uncertain)" : names;
    }

    static String place(Place place) {
        String name = Clean.line(place.getName());
        return place.getCountry() == null ? name : name + " (" + Clean.line(place.getCountry()) + ")";
    }

    static boolean uncertain(Relocation relocation, ClaimSlot slot) {
        return relocation.getHedgedSlots().contains(slot);
    }

    static String days(Interval interval) {
        return interval.getStart().equals(interval.getEnd())
                ? interval.getStart().toString()
                : interval.getStart() + " to " + interval.getEnd();
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** Both halves of the Admiralty pair (STANAG 2511) with their meaning: {@code B2 (usually reliable, …)}. */
    static String admiralty(Credibility pair) {
        return code(pair) + " (source: " + reliability(pair.getReliability()) + "; information: "
                + credibility(pair.getCredibility()) + ")";
    }

    static String code(Credibility pair) {
        return Clean.line(pair.getReliability()) + pair.getCredibility();
    }

    static String reliability(String letter) {
        return switch (letter) {
            case "A" -> "completely reliable";
            case "B" -> "usually reliable";
            case "C" -> "fairly reliable";
            case "D" -> "not usually reliable";
            case "E" -> "unreliable";
            default -> "reliability cannot be judged";
        };
    }

    private static String credibility(int digit) {
        return switch (digit) {
            case 1 -> "confirmed by other sources";
            case 2 -> "probably true";
            case 3 -> "possibly true";
            case 4 -> "doubtful";
            case 5 -> "improbable";
            default -> "truth cannot be judged";
        };
    }
}
