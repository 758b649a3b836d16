package io.castling.alert.api;

import io.castling.alert.deliver.channel.Secrets;
import io.castling.alert.deliver.render.Format;
import io.castling.alert.subscribe.Digest;
import io.castling.schemas.Area;
import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import io.castling.schemas.Subscription;
import io.castling.schemas.WatchedSystem;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the types of the contract cannot say: which values of a subscription or a watchlist entry make sense. */
final class SubscriptionRules {

    private static final Pattern MUTE_HOURS =
            Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d(?: (\\S+))?");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Map<ChannelKind, Set<String>> SETTINGS =
            Map.of(ChannelKind.WEBHOOK, Set.of("secret", "previousSecret", "format"));

    private final List<String> problems = new ArrayList<>();

    private SubscriptionRules() {}

    /** @throws InvalidInput naming every field that is wrong */
    static void check(Subscription subscription) {
        var rules = new SubscriptionRules();
        rules.subscription(subscription);
        rules.done();
    }

    /** @throws InvalidInput naming every field that is wrong */
    static void check(WatchedSystem entry) {
        var rules = new SubscriptionRules();
        boolean any = entry.getSystem() != null
                || entry.getFamily() != null
                || entry.getSystemClass() != null
                || entry.getOwner() != null;
        rules.require(
                any, "one of 'system', 'family', 'systemClass' and 'owner' is needed: an empty entry watches nothing");
        if (entry.getOwner() != null) {
            rules.country("owner", entry.getOwner());
        }
        rules.done();
    }

    private void done() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void subscription(Subscription subscription) {
        for (int i = 0; i < subscription.getOwners().size(); i++) {
            country("owners[" + i + "]", subscription.getOwners().get(i));
        }
        String reliability = subscription.getLeastReliability();
        require(
                reliability == null || reliability.matches("[A-F]"),
                "'leastReliability' has to be a letter from A to F");
        Integer credibility = subscription.getLeastCredibility();
        require(
                credibility == null || (credibility >= 1 && credibility <= 6),
                "'leastCredibility' has to be a number from 1 to 6");
        Integer days = subscription.getOldestDays();
        require(days == null || days > 0, "'oldestDays' has to be at least 1");
        require(!subscription.getChannels().isEmpty(), "'channels' needs at least one channel");
        for (int i = 0; i < subscription.getAreas().size(); i++) {
            area("areas[" + i + "]", subscription.getAreas().get(i));
        }
        for (int i = 0; i < subscription.getChannels().size(); i++) {
            channel("channels[" + i + "]", subscription.getChannels().get(i));
        }
        for (int i = 0; i < subscription.getMuteHours().size(); i++) {
            muteHours("muteHours[" + i + "]", subscription.getMuteHours().get(i));
        }
        for (int i = 0; i < subscription.getSilences().size(); i++) {
            silence("silences[" + i + "]", subscription.getSilences().get(i));
        }
        if (subscription.getDigest() != null) {
            digest(subscription.getDigest());
        }
    }

    private void channel(String path, Channel channel) {
        Set<String> known = SETTINGS.getOrDefault(channel.getKind(), Set.of());
        for (String setting : channel.getSettings().keySet()) {
            require(
                    known.contains(setting),
                    "'" + path + ".settings." + setting + "' is not known; known are " + List.copyOf(known));
        }
        for (String setting : List.of("secret", "previousSecret")) {
            String reference = channel.getSettings().get(setting);
            require(
                    reference == null || Secrets.REFERENCE.matcher(reference).matches(),
                    "'" + path + ".settings." + setting
                            + "' has to be a reference, env:CASTLING_SECRET_NAME or file:NAME, never the secret"
                            + " itself");
        }
        String format = channel.getSettings().getOrDefault("format", "json").toUpperCase(Locale.ROOT);
        require(
                Arrays.stream(Format.values()).anyMatch(each -> each.name().equals(format)),
                "'" + path + ".settings.format' has to be one of " + List.of(Format.values()));
        target(path + ".target", channel);
    }

    private void target(String path, Channel channel) {
        String target = channel.getTarget();
        switch (channel.getKind()) {
            case WEBHOOK, SLACK, TEAMS ->
                require(
                        Secrets.REFERENCE.matcher(target).matches() || isWebAddress(target),
                        "'" + path + "' has to be an http or https address without user and password,"
                                + " or a reference to one: env:CASTLING_SECRET_NAME or file:NAME");
            case MAIL ->
                require(target.matches("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+"), "'" + path + "' has to be a mail address");
            case ATOM, SSE, CONSOLE, TOPIC ->
                require(target.isEmpty(), "'" + path + "' has to be left out for this kind");
            case UNKNOWN -> require(false, "'" + path + "' belongs to a channel of no known kind");
        }
    }

    private static boolean isWebAddress(String target) {
        try {
            URI uri = URI.create(target);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return Set.of("http", "https").contains(scheme) && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void area(String path, Area area) {
        int ways = (area.getName() != null ? 1 : 0)
                + (area.getCountry() != null ? 1 : 0)
                + (area.getBoundingBox().isEmpty() ? 0 : 1)
                + (area.getPolygon() != null ? 1 : 0);
        require(ways == 1, "'" + path + "' needs exactly one of name, country, boundingBox and polygon");
        require(
                Set.of("origin", "destination", "either").contains(area.getEnd()),
                "'" + path + ".end' has to be origin, destination or either");
        if (area.getCountry() != null) {
            country(path + ".country", area.getCountry());
        }
        List<Double> box = area.getBoundingBox();
        require(
                box.isEmpty() || isBox(box),
                "'" + path + ".boundingBox' has to be west, south, east, north in degrees");
        if (area.getPolygon() != null) {
            PolygonRules.problem(area.getPolygon())
                    .ifPresent(problem -> problems.add("'" + path + ".polygon' " + problem));
        }
    }

    private static boolean isBox(List<Double> box) {
        return box.size() == 4
                && Math.abs(box.get(0)) <= 180
                && Math.abs(box.get(2)) <= 180
                && Math.abs(box.get(1)) <= 90
                && Math.abs(box.get(3)) <= 90
                && box.get(1) <= box.get(3);
    }

    private void muteHours(String path, String text) {
        Matcher hours = MUTE_HOURS.matcher(text);
        boolean valid = hours.matches();
        if (valid && hours.group(3) != null) {
            valid = isZone(hours.group(3));
        }
        require(valid, "'" + path + "' has to be hours with a time zone, for example 22:00-07:00 Europe/Kyiv");
    }

    private static boolean isZone(String name) {
        try {
            return ZoneId.of(name).getId() != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void silence(String path, String text) {
        int at = text.lastIndexOf('@');
        boolean valid = at > 0;
        try {
            valid = valid && Instant.parse(text.substring(at + 1)) != null;
        } catch (DateTimeException e) {
            valid = false;
        }
        require(
                valid,
                "'" + path + "' has to be a relocation, a system or * with its expiry, for example"
                        + " S-400@2026-12-31T00:00:00Z");
    }

    private void digest(String text) {
        try {
            var unused = Digest.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(
                    "'digest' has to be an ISO 8601 duration from a minute to a week, for example PT6H, or times of day"
                            + " with a time zone, for example 08:00,18:00 Europe/Kyiv");
        }
    }

    private void country(String path, String code) {
        require(COUNTRY.matcher(code).matches(), "'" + path + "' has to be an ISO 3166-1 alpha-2 code, for example RU");
    }

    private void require(boolean valid, String problem) {
        if (!valid) {
            problems.add(problem);
        }
    }
}
