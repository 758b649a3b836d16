package io.castling.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.fetch.Fetched.Content;
import io.castling.ingest.fetch.Fetched.Reason;
import io.castling.ingest.fetch.Fetched.Validators;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RobotsTest {

    private static final URI STORY = URI.create("https://news.example/story");
    private static final URI SECRET = URI.create("https://news.example/private/story");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final AtomicReference<Fetched> answer = new AtomicReference<>(rules("User-agent: *\nDisallow: /private/"));
    private final AtomicInteger asked = new AtomicInteger();
    private final Robots robots = new Robots(
            address -> {
                asked.incrementAndGet();
                return answer.get();
            },
            new Clock() {
                @Override
                public Instant instant() {
                    return now.get();
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    @Test
    void asksASiteOnceADay() {
        assertThat(robots.allow(STORY)).isTrue();
        assertThat(robots.allow(SECRET)).isFalse();
        assertThat(asked).hasValue(1);

        pass(Duration.ofHours(25));
        answer.set(rules("User-agent: castling\nDisallow: /"));

        assertThat(robots.allow(STORY)).isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void obeysTheGroupThatNamesItRatherThanTheOneForAll() {
        answer.set(rules("User-agent: *\nDisallow: /\n\nUser-agent: Castling\nAllow: /\nCrawl-delay: 3"));

        assertThat(robots.allow(SECRET)).isTrue();
        assertThat(robots.delay(SECRET)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void waitsTenSecondsAtMost() {
        answer.set(rules("User-agent: *\nCrawl-delay: 86400"));

        assertThat(robots.delay(STORY)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void leavesASiteAloneThatFailsAndAsksAgainSoon() {
        answer.set(new Fetched.Refused(503, Optional.empty()));
        assertThat(robots.allow(STORY)).isFalse();

        pass(Duration.ofMinutes(11));
        answer.set(new Fetched.Refused(404, Optional.empty()));
        assertThat(robots.allow(STORY)).isTrue();
    }

    @Test
    void keepsKnownWishesWhileASiteFails() {
        robots.allow(STORY);
        pass(Duration.ofHours(25));
        answer.set(new Fetched.Failed(Reason.UNREACHABLE, "away"));

        assertThat(robots.allow(STORY)).isTrue();
        assertThat(robots.allow(SECRET)).isFalse();
    }

    @Test
    void asksOnceHoweverManyWait() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                var unused = threads.submit(() -> robots.allow(STORY));
            }
        }
        assertThat(asked).hasValue(1);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static Fetched rules(String text) {
        return new Content(
                URI.create("https://news.example/robots.txt"),
                false,
                text.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/plain"),
                Validators.NONE,
                Optional.empty());
    }
}
