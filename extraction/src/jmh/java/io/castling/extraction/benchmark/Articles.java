package io.castling.extraction.benchmark;

import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.arms.SystemRecognizer;
import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.ParsedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Generated articles, given out in turn. */
final class Articles {

    private static final int COUNT = 200;
    private static final long SEED = 7;

    private final List<Article> articles;
    private int next;

    /** An article with what the later stages need of the earlier ones. */
    record Article(Document document, ParsedDocument parsed, List<SystemMention> systems) {}

    Articles(List<Article> articles) {
        this.articles = articles;
    }

    /** @param characters length of each */
    static Articles ofLength(int characters) {
        var random = new Random(SEED);
        var systems = new SystemRecognizer(CatalogueReader.bundled());
        List<Article> articles = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            var document = new Document(
                    "generated " + i, "", text(random, characters), Optional.empty(), Optional.empty(), Optional.empty());
            var parsed = ParsedDocument.of(document);
            articles.add(new Article(document, parsed, systems.recognize(parsed)));
        }
        return new Articles(articles);
    }

    Article next() {
        Article article = articles.get(next);
        next = next + 1 < articles.size() ? next + 1 : 0;
        return article;
    }

    private static String text(Random random, int characters) {
        StringBuilder text = new StringBuilder(characters + 200);
        while (text.length() < characters) {
            text.append(SENTENCES.get(random.nextInt(SENTENCES.size()))).append(random.nextInt(3) == 0 ? "\n\n" : " ");
        }
        return text.toString();
    }

    private static final List<String> SENTENCES = List.of(
            "Russia has moved two S-400 batteries from Kaliningrad to Rostov-on-Don, the ministry said on Monday.",
            "The Patriot launchers, which had stood near Warsaw since March, were taken to Rzeszow by rail.",
            "“They are there to protect the airfield,” a spokesman told reporters in the capital on 3 May 2022.",
            "Analysts who looked at satellite pictures said that the site was empty and the radars were gone.",
            "Prices rose by 2.5 percent in the second quarter, according to the U.S. Department of Commerce.",
            "The minister, who took office in November, did not say how long the troops would stay in the region.",
            "In Iturup’s Kasatka Bay, the agency noted, nothing was left but tyre tracks and a few empty huts.",
            "A spokeswoman for the company said that 3,000 workers would lose their jobs by the end of the year.",
            "The THAAD battery came from Fort Bliss, Texas, and will go to Guam when the exercise is finished.",
            "Nobody was hurt, police said, but the road was closed for hours and traffic was diverted to the north.");
}
