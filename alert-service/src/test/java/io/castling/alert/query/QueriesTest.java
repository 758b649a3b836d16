package io.castling.alert.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.alert.subscribe.Area;
import io.castling.schemas.Relocation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant PUBLISHED = Instant.parse("2026-03-02T06:00:00Z");
    private static final SightingFilter ALL = filter(Optional.empty(), Optional.empty());

    @TempDir
    private Path state;

    private QueryStores stores;
    private Queries queries;

    @BeforeEach
    void start() {
        stores = new QueryStores(state);
        queries = new Queries(stores);
    }

    @AfterEach
    void stop() {
        stores.close();
    }

    @Test
    void everySystemIsFoundAtThePlacesWhereItWasLastReported() {
        stores.seen("S-400", "S-400", QueryStores.place("Alpha", 20, 54), "r1", false);
        stores.seen("S-400", "S-400", QueryStores.place("Bravo", 37, 55), "r2", true);
        stores.seen(null, "Patriot", QueryStores.place("Alpha", 20, 54), "r3", false);
        stores.seen("S-400", "S-400", QueryStores.place("Charlie", 1, 1), "r4", false);
        stores.forgotten("S-400|cs:Charlie");

        assertThat(keys(ALL)).containsExactly("Patriot|cs:Alpha", "S-400|cs:Alpha");
        assertThat(keys(new SightingFilter(
                        Optional.of("s-400"), Optional.empty(), Optional.empty(), Optional.empty(), true)))
                .containsExactly("S-400|cs:Alpha", "S-400|cs:Bravo");
        assertThat(keys(new SightingFilter(
                        Optional.empty(), Optional.of("Patriot"), Optional.empty(), Optional.empty(), false)))
                .containsExactly("Patriot|cs:Alpha");
    }

    @Test
    void aRegionIsABoxOrWhatIsNearAPoint() {
        stores.seen("S-400", "S-400", QueryStores.place("Warsaw", 21.0122, 52.2297), "r1", false);
        stores.seen("S-400", "S-400", QueryStores.place("Anadyr", 177.5, 64.7), "r2", false);

        assertThat(keys(filter(Optional.of(new Region.Within(new Area.Box(20, 52, 22, 53))), Optional.empty())))
                .containsExactly("S-400|cs:Warsaw");
        // Kraków is 252 km from Warsaw.
        assertThat(keys(filter(Optional.of(new Region.Near(19.9449, 50.0647, 255)), Optional.empty())))
                .containsExactly("S-400|cs:Warsaw");
        assertThat(keys(filter(Optional.of(new Region.Near(19.9449, 50.0647, 248)), Optional.empty())))
                .isEmpty();
        assertThat(keys(filter(Optional.of(new Region.Within(new Area.Box(170, 60, -170, 70))), Optional.empty())))
                .containsExactly("S-400|cs:Anadyr");
        assertThat(keys(filter(Optional.of(new Region.Near(-179.5, 64.7, 200)), Optional.empty())))
                .containsExactly("S-400|cs:Anadyr");
    }

    @Test
    void newsSinceATimeHasSupportPublishedThenOrLater() {
        stores.moved("r1", "S-400", "S-400", DAY, PUBLISHED);
        stores.seen("S-400", "S-400", QueryStores.place("Alpha", 20, 54), "r1", false);
        stores.seen("S-400", "S-400", QueryStores.place("Bravo", 20, 54), "unknown", false);

        assertThat(keys(filter(Optional.empty(), Optional.of(PUBLISHED)))).containsExactly("S-400|cs:Alpha");
        assertThat(keys(filter(Optional.empty(), Optional.of(PUBLISHED.plusMillis(1)))))
                .isEmpty();
        assertThat(queries.whereabouts(ALL, "", 10).values().getFirst().reported())
                .contains(PUBLISHED);
    }

    @Test
    void pagesFollowOnEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) {
            stores.seen("S-400", "S-400", QueryStores.place("p" + i, 20, 54), "r" + i, false);
        }
        var keys = new ArrayList<String>();
        String after = "";
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Page<SeenAt> page = queries.whereabouts(ALL, after, 3);
            page.values().forEach(seen -> keys.add(seen.key()));
            next = page.next();
            after = next.orElse("");
        }

        assertThat(keys).hasSize(7).doesNotHaveDuplicates();
        assertThat(queries.whereabouts(ALL, "", 7).next()).isEmpty();
    }

    @Test
    void aHistoryIsThatOfASystemOrAFamilyLatestFirst() {
        stores.moved("old", "S-300V4", "S-300", DAY.minusDays(40), PUBLISHED);
        stores.moved("new", "S-300V4", "S-300", DAY, PUBLISHED);
        stores.moved("vague", null, "S-300", DAY.minusDays(5), PUBLISHED);
        stores.moved("other", "S-400", "S-400", DAY, PUBLISHED);

        assertThat(history("s-300v4")).containsExactly("new", "old");
        assertThat(history("S-300")).containsExactly("new", "vague", "old");
        assertThat(queries.history("Patriot", Optional.empty(), "", 10)).isEmpty();
        assertThat(queries.history("S-300", Optional.of(PUBLISHED.minusSeconds(86_400 * 10)), "", 10)
                        .orElseThrow()
                        .values())
                .hasSize(2);
        var first = queries.history("S-300", Optional.empty(), "", 2).orElseThrow();
        assertThat(first.next()).contains("vague");
        assertThat(queries.history("S-300", Optional.empty(), "vague", 2)
                        .orElseThrow()
                        .values())
                .extracting(Relocation::getId)
                .containsExactly("old");
    }

    @Test
    void aRelocationStandsInHistoryOnceWhateverBecomesOfIt() {
        stores.moved("r1", null, "S-300", DAY, PUBLISHED);
        stores.moved("r1", "S-300V4", "S-300", DAY, PUBLISHED);

        assertThat(history("S-300")).containsExactly("r1");
        assertThat(history("S-300V4")).containsExactly("r1");

        stores.removed("r1");

        assertThat(queries.history("S-300", Optional.empty(), "", 10)).isEmpty();
        assertThat(queries.history("S-300V4", Optional.empty(), "", 10)).isEmpty();
    }

    @Test
    void storesThatCannotBeReadAreNoEmptyAnswer() {
        stores.available(false);

        assertThatThrownBy(() -> queries.whereabouts(ALL, "", 10)).isInstanceOf(Queries.NotNow.class);
        assertThatThrownBy(() -> queries.history("S-400", Optional.empty(), "", 10))
                .isInstanceOf(Queries.NotNow.class);
    }

    private List<String> keys(SightingFilter filter) {
        return queries.whereabouts(filter, "", 100).values().stream()
                .map(SeenAt::key)
                .toList();
    }

    private List<String> history(String name) {
        return queries.history(name, Optional.empty(), "", 100).orElseThrow().values().stream()
                .map(Relocation::getId)
                .toList();
    }

    private static SightingFilter filter(Optional<Region> region, Optional<Instant> since) {
        return new SightingFilter(Optional.empty(), Optional.empty(), region, since, false);
    }
}
