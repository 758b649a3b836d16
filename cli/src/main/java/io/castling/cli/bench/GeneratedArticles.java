package io.castling.cli.bench;

import io.castling.schemas.PublicationProvenance;
import io.castling.schemas.RawArticle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Made-up news of about the size of real articles, the same for the same seed. Of each round of articles the first four
 * tell one movement: three outlets, each in words of its own, and one of them again with a changed body; the others are
 * about other things, one of them naming a system that does not move. Immutable: article {@code n} does not depend on
 * those before.
 */
public final class GeneratedArticles {

    /** When the first article is published. */
    public static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");

    /** Articles in a round: a movement is rare news, even for who reads nothing but news of armies. */
    static final int ROUND = 40;

    private static final Duration YEAR = Duration.ofDays(365);

    private final long seed;
    private final long perYear;
    private final int characters;

    /**
     * @param perYear articles published in a year of their own time
     * @param characters length of each text, at least; a sentence more at most
     */
    public GeneratedArticles(long seed, long perYear, int characters) {
        this.seed = seed;
        this.perYear = perYear;
        this.characters = characters;
    }

    /** All of them in order of publication, without end. */
    public Iterator<RawArticle> iterator() {
        return LongStream.iterate(0, n -> n + 1).mapToObj(this::article).iterator();
    }

    /** @param n from 0, in order of publication */
    public RawArticle article(long n) {
        long movement = n / ROUND;
        int teller = (int) (n % ROUND);
        var words = new SplittableRandom(seed * 1_000_003 + n);
        Instant published = BEGIN.plusMillis(Math.round((double) n / perYear * YEAR.toMillis()));
        Move move = move(movement, published);
        return switch (teller) {
            case 0, 1, 2 -> tells(n, teller, 1, move, published, words);
            // The second outlet again, with a sentence more.
            case 3 -> tells(n - 2, 1, 2, move, published, words);
            case 4 -> article(n, 1, "Calm around " + move.origin, filled(presence(move), words), published, teller);
            default -> article(n, 1, "Notes of the day", filled("", words), published, teller);
        };
    }

    private record Move(String system, String origin, String destination, int count, LocalDate day) {}

    private Move move(long movement, Instant published) {
        var random = new SplittableRandom(seed * 7_919 + movement);
        String origin = PLACES.get(random.nextInt(PLACES.size()));
        String destination = PLACES.get(random.nextInt(PLACES.size()));
        while (destination.equals(origin)) {
            destination = PLACES.get(random.nextInt(PLACES.size()));
        }
        LocalDate day = published.atZone(ZoneOffset.UTC).toLocalDate().minusDays(random.nextInt(1, 4));
        return new Move(SYSTEMS.get(random.nextInt(SYSTEMS.size())), origin, destination, random.nextInt(2, 9), day);
    }

    private RawArticle tells(long id, int teller, int revision, Move move, Instant published, SplittableRandom words) {
        String lead = LEADS.get((teller + (int) (id / ROUND)) % LEADS.size())
                .replace("{n}", NUMBERS.get(move.count))
                .replace("{system}", move.system)
                .replace("{from}", move.origin)
                .replace("{to}", move.destination)
                .replace("{day}", day(move.day));
        String more = revision == 1 ? "" : " The convoy was seen by several residents.";
        String title = move.system + " on the move to " + move.destination;
        return article(id, revision, title, filled(lead + more, words), published, teller);
    }

    private static String presence(Move move) {
        return "The " + move.system + " near " + move.origin + " remains in place, a spokesman said.";
    }

    private static String day(LocalDate day) {
        return day.getDayOfMonth() + " " + Month.from(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                + day.getYear();
    }

    private String filled(String lead, SplittableRandom words) {
        var text = new StringBuilder(characters + 200).append(lead);
        while (text.length() < characters) {
            text.append(words.nextInt(4) == 0 ? "\n\n" : " ")
                    .append(FILLING.get(words.nextInt(FILLING.size()))
                            .replace("{n}", Integer.toString(words.nextInt(2, 900)))
                            .replace("{name}", NAMES.get(words.nextInt(NAMES.size()))));
        }
        return text.toString();
    }

    private RawArticle article(long id, int revision, String title, String text, Instant published, int outlet) {
        String host = OUTLETS.get(outlet % OUTLETS.size());
        return RawArticle.newBuilder()
                .setId("generated-" + seed + "-" + id)
                .setRevision(revision)
                .setUrl("https://" + host + "/" + id)
                .setSource(host)
                .setTitle(title)
                .setText(text)
                .setLanguage("en")
                .setPublished(published)
                .setPublishedBy(PublicationProvenance.UNKNOWN)
                .setFetched(published)
                .setContentHash(Integer.toHexString(text.hashCode()))
                .setHeaders(Map.of())
                .build();
    }

    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight");

    private static final List<String> SYSTEMS = List.of(
            "S-400",
            "S-300V4",
            "Patriot",
            "THAAD",
            "Iskander-M",
            "Pantsir-S1",
            "NASAMS",
            "HIMARS",
            "Bastion-P",
            "Typhon",
            "HQ-9",
            "Buk-M2",
            "Tor-M2",
            "IRIS-T SLM",
            "SAMP/T",
            "NMESIS",
            "S-500",
            "Iron Dome",
            "David's Sling",
            "Arrow 3",
            "Bal",
            "ATACMS",
            "M270",
            "BrahMos",
            "Fateh-110",
            "Smerch",
            "Tochka-U",
            "S-350");

    private static final List<String> PLACES = List.of(
            "Kaliningrad",
            "Rostov-on-Don",
            "Murmansk",
            "Vladivostok",
            "Novosibirsk",
            "Minsk",
            "Warsaw",
            "Rzeszow",
            "Gdansk",
            "Vilnius",
            "Riga",
            "Helsinki",
            "Bodo",
            "Stockholm",
            "Constanta",
            "Athens",
            "Ankara",
            "Izmir",
            "Haifa",
            "Amman",
            "Doha",
            "Riyadh",
            "Muscat",
            "Tehran",
            "Bandar Abbas",
            "Karachi",
            "Ambala",
            "Chennai",
            "Chengdu",
            "Qingdao",
            "Taichung",
            "Naha",
            "Sapporo",
            "Busan",
            "Manila",
            "Darwin",
            "Anchorage",
            "Honolulu",
            "El Paso",
            "Colorado Springs");

    private static final List<String> LEADS = List.of(
            "{n} {system} launchers were moved from {from} to {to} on {day}, the defence ministry said.",
            "A convoy carrying {n} {system} launchers left {from} and arrived in {to} on {day}, officials said.",
            "The army has redeployed {n} {system} launchers from {from} to {to}, an analyst said on {day}.",
            "Satellite images of {day} show that {system} launchers have been transferred to {to} from {from}.",
            "On {day} the {system} battery that had stood at {from} was brought to {to} by rail, residents said.",
            "The ministry confirmed that {n} {system} launchers had been withdrawn from {from} and sent to {to}.");

    private static final List<String> OUTLETS = List.of(
            "harbour-post.example",
            "northern-wire.example",
            "pacific-ledger.example",
            "the-courier.example",
            "evening-sun.example",
            "valley-herald.example",
            "city-times.example",
            "morning-star.example");

    private static final List<String> NAMES = List.of(
            "Anna Keller", "James Okoro", "Maria Lind", "Peter Novak", "Elena Costa", "David Hart", "Sofia Berg");

    private static final List<String> FILLING = List.of(
            "The council met for the {n}th time this year and put the decision off once more.",
            "Prices rose by {n} points in the second quarter, according to the statistics office.",
            "“Nobody told us anything until the evening,” said {name}, who has a shop near the station.",
            "A spokeswoman for the company said that {n} workers would keep their jobs until the end of the year.",
            "The weather office expects more rain at the weekend and warned of high water on the lower river.",
            "{name}, an analyst at a private institute, called the announcement a surprise to most observers.",
            "The road was closed for {n} minutes, and traffic was diverted to the north, police said.",
            "Opposition members asked for a debate in parliament, which is to be held in the coming weeks.",
            "It is not known how long this will go on, and the ministry did not answer further questions.",
            "The festival drew {n} visitors, fewer than a year ago, when the sun had shone for most of it.",
            "“We have seen worse, and we shall see worse again,” {name} said, and laughed.",
            "The report has {n} pages and was written by a commission that the government appointed in spring.",
            "Schools and offices stayed open, although some parents had kept their children at home.",
            "A second train followed an hour later; it was not clear what it carried or where it was going.",
            "The team won by a single point, after {name} had scored in the last minute of the game.",
            "Doctors at the hospital treated {n} people, most of whom could go home the same day.");
}
