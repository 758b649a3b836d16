package io.castling.alert.track;

import io.castling.alert.track.voice.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What some articles say, and which of it is one movement. Scenarios stand in text files:
 *
 * <pre>
 * == name
 * cluster | published | outlet | family/system | status | origins -> destinations | settings
 * alerts: NEW A, UPDATE A
 * </pre>
 *
 * A cluster of {@code -} opens nothing that alerts. Settings are separated by semicolons: {@code when=2019-06..2019-08},
 * {@code by=US Army + Pentagon}, {@code article=a}, {@code revision=2}, {@code sentence=10}, {@code n=3},
 * {@code materiel=interceptors}, {@code guess=to}, {@code copy=7}, {@code hedged}, {@code background}, {@code withdrawn}.
 */
record Scenario(String name, List<Line> lines, List<String> alerts) {

    record Line(String cluster, Report report) {}

    static List<Scenario> read(String resource) {
        Gazetteer gazetteer = Gazetteer.read();
        List<Scenario> scenarios = new ArrayList<>();
        for (String text : Gazetteer.lines(resource)) {
            if (text.startsWith("== ")) {
                scenarios.add(new Scenario(text.substring(3), new ArrayList<>(), new ArrayList<>()));
            } else if (text.startsWith("alerts:")) {
                Arrays.stream(text.substring(7).split(","))
                        .map(String::strip)
                        .filter(alert -> !alert.isEmpty())
                        .forEach(scenarios.getLast().alerts::add);
            } else if (!text.isBlank() && !text.startsWith("#")) {
                Scenario scenario = scenarios.getLast();
                scenario.lines.add(line(text, scenario.lines.size(), scenario.name, gazetteer));
            }
        }
        return scenarios;
    }

    List<Report> reports() {
        return lines.stream().map(Line::report).toList();
    }

    private static Line line(String text, int number, String scenario, Gazetteer gazetteer) {
        String[] cells =
                Arrays.stream((text + " ").split("\\|")).map(String::strip).toArray(String[]::new);
        if (cells.length != 7) {
            throw new IllegalArgumentException(scenario + ": needs seven cells: " + text);
        }
        Map<String, String> settings = new HashMap<>();
        for (String setting : cells[6].split(";")) {
            String[] pair = setting.strip().split("=", 2);
            settings.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        String article = settings.getOrDefault("article", "line" + number);
        String[] names = cells[3].split("/");
        String[] ends = (" " + cells[5] + " ").split("->");
        Claim claim = new Claim(
                settings.getOrDefault(
                        "claim", scenario + "#" + article + "#" + String.join("#", cells[3], cells[4], cells[5])),
                article(scenario, article, cells, settings),
                names.length == 2 ? Optional.of(names[1]) : Optional.empty(),
                names[0],
                places(ends[0], gazetteer),
                places(ends[1], gazetteer),
                List.of(),
                settings.containsKey("n") ? OptionalInt.of(Integer.parseInt(settings.get("n"))) : OptionalInt.empty(),
                Optional.empty(),
                Materiel.valueOf(settings.getOrDefault("materiel", "system").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(settings.get("when")).map(Scenario::period),
                Status.valueOf(cells[4].toUpperCase(Locale.ROOT)),
                settings.containsKey("hedged"),
                guess(settings.getOrDefault("guess", "")),
                settings.containsKey("background"),
                Arrays.stream(settings.getOrDefault("by", "").split("\\+"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                new Evidence(
                        "text",
                        Integer.parseInt(settings.getOrDefault("sentence", "" + number * 100)),
                        100_000,
                        text,
                        "scenario"));
        return new Line(
                cells[0], settings.containsKey("withdrawn") ? new Report.Withdrawn(claim) : new Report.Asserted(claim));
    }

    private static Article article(String scenario, String article, String[] cells, Map<String, String> settings) {
        return new Article(
                scenario + "#" + article,
                Integer.parseInt(settings.getOrDefault("revision", "1")),
                Optional.empty(),
                Optional.of(cells[2]).filter(name -> !name.isEmpty()),
                Optional.empty(),
                Optional.of(cells[1]).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                Optional.empty(),
                settings.containsKey("copy")
                        ? Signature.of(Integer.parseInt(settings.get("copy")), Integer.parseInt(settings.get("copy")))
                        : Signature.NONE);
    }

    private static Set<Slot> guess(String ends) {
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        if (ends.contains("from")) {
            slots.add(Slot.ORIGINS);
        }
        if (ends.contains("to")) {
            slots.add(Slot.DESTINATIONS);
        }
        return slots;
    }

    private static List<Place> places(String cell, Gazetteer gazetteer) {
        return Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(gazetteer::place)
                .toList();
    }

    static Period period(String text) {
        String[] days = text.contains("..") ? text.split("\\.\\.") : new String[] {text, text};
        return new Period(first(days[0]), last(days[1]));
    }

    private static LocalDate first(String day) {
        return LocalDate.parse(day + "-01-01".substring(Math.min(6, day.length() - 4)));
    }

    private static LocalDate last(String day) {
        LocalDate first = first(day);
        return switch (day.length()) {
            case 4 -> first.plusYears(1).minusDays(1);
            case 7 -> first.plusMonths(1).minusDays(1);
            default -> first;
        };
    }
}
