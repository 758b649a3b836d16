package io.castling.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.feed.Feed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class SelectionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant OLDEST = NOW.minusSeconds(30L * 86_400);
    private static final int MOST = 10;

    @Test
    void takesTheNewestAndTellsTheOldestOfThemFirst() {
        Selection selection = select(fresh(), feed(25));

        assertThat(selection.todo())
                .extracting(todo -> todo.entry().title())
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 9)
                        .mapToObj(i -> "Story " + (9 - i))
                        .toList());
        assertThat(selection.backlog()).isTrue();
        assertThat(selection.fresh()).isEqualTo(25);
    }

    @Test
    void leavesOutOnTheFirstPollWhatIsOldAndNeverLater() {
        Feed old = new Feed(List.of(entry("/old", "Old", "", OLDEST.minusSeconds(1))), List.of(), Optional.empty());

        assertThat(select(fresh(), old).todo()).isEmpty();
        assertThat(select(fresh(), old).tooOld()).isEqualTo(1);
        assertThat(select(after(fresh(), Map.of()), old).todo()).hasSize(1);
    }

    @Test
    void takesAnEntryAgainWhenItSaysSomethingElseButNotForOtherMarkupAlone() {
        Selection first = select(fresh(), one("Title", "<p>Words <img src='t.gif?1'></p>"));
        PollState known = after(fresh(), dealt(first));

        assertThat(select(known, one("Title", "<p>Words <img src='t.gif?2'></p>"))
                        .todo())
                .isEmpty();
        assertThat(select(known, one("Title, corrected", "<p>Words</p>")).todo())
                .hasSize(1);
        assertThat(select(known, one("Title", "<p>Other words</p>")).todo()).hasSize(1);
    }

    @Test
    void countsTheSameLinkOnce() {
        Feed twice =
                new Feed(List.of(entry("/a", "A", "", NOW), entry("/a", "A", "", NOW)), List.of(), Optional.empty());

        assertThat(select(fresh(), twice).entries()).isEqualTo(1);
    }

    @Test
    void boundsTheTextThatWaits() {
        String long0 = "x".repeat(200_000);
        Feed feed = new Feed(
                IntStream.range(0, 5)
                        .mapToObj(i -> entry("/" + i, "S", long0, NOW))
                        .toList(),
                List.of(),
                Optional.empty());

        assertThat(select(fresh(), feed).todo()).hasSize(1);
        assertThat(select(fresh(), feed).backlog()).isTrue();
    }

    /** In as many polls as it takes, every entry is dealt with once, whatever order the feed shows them in. */
    @RepeatedTest(50)
    void dealsWithEveryEntryOnce(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var entries = new java.util.ArrayList<>(feed(random.nextInt(1, 200)).entries());
        var dealt = new java.util.ArrayList<String>();
        PollState state = fresh();
        for (int poll = 0; poll < 40; poll++) {
            java.util.Collections.shuffle(entries, random);
            Selection selection = select(state, new Feed(entries, List.of(), Optional.empty()));
            selection.todo().forEach(todo -> dealt.add(todo.entry().title()));
            state = after(state, dealt(selection));
        }

        assertThat(dealt)
                .as("seed %d", repetition.getCurrentRepetition())
                .doesNotHaveDuplicates()
                .hasSize(entries.size());
    }

    @Test
    void remembersTenThousandEntriesInTwelveBytesEach() {
        PollState state = fresh();
        Feed feed = feed(10_000);
        for (int poll = 0; poll < 5; poll++) {
            state = after(state, dealt(Selection.of(feed, state, SourceReader.MOST_TRIES, 2_000, OLDEST)));
        }

        assertThat(select(state, feed(10_000)).todo()).isEmpty();
        assertThat(state.seen().size()).isEqualTo(10_000);
        assertThat(state.seen().toBytes().remaining()).isEqualTo(120_000);
        assertThat(SeenEntries.of(state.seen().toBytes()).toBytes())
                .isEqualTo(state.seen().toBytes());
    }

    @Test
    void forgetsWhatLeftTheFeedLongAgo() {
        PollState state = fresh();
        for (int day = 0; day < 100; day++) {
            int from = day * 100;
            Feed feed = new Feed(
                    IntStream.range(from, from + 100)
                            .mapToObj(i -> entry("/" + i, "S", "", NOW))
                            .toList(),
                    List.of(),
                    Optional.empty());
            state = after(state, dealt(select(state, feed)));
        }

        assertThat(state.seen().size()).isLessThanOrEqualTo(100 + SeenEntries.FORMER);
    }

    private static Map<Long, Integer> dealt(Selection selection) {
        var all = new java.util.HashMap<>(selection.dealtWith());
        selection.todo().forEach(todo -> all.put(todo.identity(), todo.version()));
        return all;
    }

    private static PollState after(PollState state, Map<Long, Integer> dealt) {
        return Schedule.after(
                state,
                new PollResult.Read(
                        state.validators(),
                        Optional.empty(),
                        1,
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        state.seen().replacedBy(dealt),
                        Map.of(),
                        Optional.empty()),
                NOW,
                new Schedule.Limits(
                        java.time.Duration.ofMinutes(1),
                        java.time.Duration.ofMinutes(1),
                        java.time.Duration.ofHours(1)),
                0.5);
    }

    private static Selection select(PollState state, Feed feed) {
        return Selection.of(feed, state, SourceReader.MOST_TRIES, MOST, OLDEST);
    }

    private static PollState fresh() {
        return PollState.initial("https://news.example/feed", NOW);
    }

    private static Feed feed(int entries) {
        return new Feed(
                IntStream.range(0, entries)
                        .mapToObj(i -> entry("/" + i, "Story " + i, "", NOW.minusSeconds(i)))
                        .toList(),
                List.of(),
                Optional.empty());
    }

    private static Feed one(String title, String html) {
        return new Feed(List.of(entry("/one", title, html, NOW)), List.of(), Optional.empty());
    }

    private static Feed.Entry entry(String path, String title, String html, Instant published) {
        return new Feed.Entry(URI.create("https://news.example" + path), title, Optional.of(published), html, "");
    }
}
