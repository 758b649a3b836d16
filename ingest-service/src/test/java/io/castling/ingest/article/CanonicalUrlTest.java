package io.castling.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalUrlTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    https://example.com/a                                         | https://example.com/a
                    HTTP://Example.COM:80/a/                                      | https://example.com/a
                    https://example.com:443                                       | https://example.com/
                    https://example.com:8443/a                                    | https://example.com:8443/a
                    https://user:secret@example.com/a                             | https://example.com/a
                    https://example.com./a                                        | https://example.com/a
                    https://example.com/a#comments                                | https://example.com/a
                    https://example.com/#!/story/12                               | https://example.com/#!/story/12
                    https://example.com/a?utm_source=x&utm_medium=y               | https://example.com/a
                    https://example.com/a?fbclid=1&id=7&gclid=2                   | https://example.com/a?id=7
                    https://example.com/a?b=2&a=1                                 | https://example.com/a?a=1&b=2
                    https://example.com/a?                                        | https://example.com/a
                    https://example.com/a?ref=rss                                 | https://example.com/a
                    https://example.com/a.php?ref=4711                            | https://example.com/a.php?ref=4711
                    https://www.bbc.com/news/1?at_medium=RSS&at_campaign=KARANGA  | https://www.bbc.com/news/1
                    https://example.com/news/story/amp/                           | https://example.com/news/story
                    https://example.com/amp/news/story                            | https://example.com/news/story
                    https://example.com/story.amp.html                            | https://example.com/story.html
                    https://example.com/story.amp                                 | https://example.com/story
                    https://example.com/story?amp=1&outputType=amp                | https://example.com/story
                    https://amp.example.com/story                                 | https://example.com/story
                    https://m.example.com/story                                   | https://example.com/story
                    https://mobile.example.co.uk/story                            | https://example.co.uk/story
                    https://amp.co.uk/story                                       | https://amp.co.uk/story
                    https://m.me/story                                            | https://m.me/story
                    https://www-example-com.cdn.ampproject.org/c/s/www.example.com/story | https://www.example.com/story
                    https://www.google.com/amp/s/www.example.com/story/amp/       | https://www.example.com/story
                    https://example.com/a/../b/./c//d                             | https://example.com/b/c/d
                    https://example.com/index.html                                | https://example.com/
                    https://example.com/a;jsessionid=12AB?x=1                     | https://example.com/a?x=1
                    https://example.com/%7euser/%c3%a4                            | https://example.com/~user/%C3%A4
                    https://example.com/новости                                   | https://example.com/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8
                    https://example.com/100%                                      | https://example.com/100%25
                    https://пример.рф/а                                           | https://xn--e1afmkfd.xn--p1ai/%D0%B0
                    https://[2001:DB8::1]/a                                       | https://[2001:db8::1]/a
                    https://www.google.com/amp/                                   | https://www.google.com/amp
                    """)
    void leadsEveryWayToOneAddress(String written, String canonical) {
        assertThat(CanonicalUrl.of(written)).map(CanonicalUrl::value).contains(canonical);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "example.com/a",
                "ftp://example.com/a",
                "javascript:alert(1)",
                "http://",
                "https:///a",
                "https://a..b/c",
                "https://exa mple.com/",
                "mailto:a@example.com",
                "https://-/a"
            })
    void isNothingForWhatIsNoWebAddress(String written) {
        assertThat(CanonicalUrl.of(written)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void ofACanonicalUrlIsTheSame(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String written = randomUrl(random);
            var once = CanonicalUrl.of(written);
            assertThat(once.map(CanonicalUrl::value).flatMap(CanonicalUrl::of))
                    .as("seed %d, %s", seed, written)
                    .isEqualTo(once);
        }
    }

    private static String randomUrl(Random random) {
        List<String> hosts =
                List.of("example.com", "m.amp.example.com", "www.example.co.uk", "EXAMPLE.com:80", "пример.рф");
        List<String> parts = List.of(
                "amp",
                "AMP",
                "a",
                "..",
                ".",
                "",
                "index.html",
                "index.amp.html",
                "b.amp",
                ".amp",
                "%41",
                "%zz",
                "ü",
                "c;jsessionid=1",
                "%2e%2e",
                "%2F",
                "x y");
        List<String> parameters =
                List.of("utm_a=1", "id=%41", "amp", "ref=1", "ref=x", "b=ä", "%61mp=1", "&", "q=a%26b", "=");
        return "http://"
                + hosts.get(random.nextInt(hosts.size()))
                + IntStream.range(0, random.nextInt(6))
                        .mapToObj(i -> "/" + parts.get(random.nextInt(parts.size())))
                        .collect(Collectors.joining())
                + "?"
                + IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> parameters.get(random.nextInt(parameters.size())))
                        .collect(Collectors.joining("&"))
                + (random.nextBoolean() ? "#x" : "");
    }
}
