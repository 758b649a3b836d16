package io.castling.extraction.text;

import java.util.List;

/** Tells the language of a text by its script and its commonest words. */
final class LanguageGuesser {

    /** Enough to be sure of any language below. */
    private static final int SAMPLE = 300;

    private record Language(String code, boolean cyrillic, String words) {}

    private static final List<Language> LANGUAGES = List.of(
            latin(
                    "en",
                    "the of and to in a is that for on was with as by at from has have be it said were are this which"),
            latin(
                    "de",
                    "der die das und in den von zu mit des auf für ist im dem nicht ein eine als auch sich nach bei wird"),
            latin(
                    "fr",
                    "le la les de des et en du un une est que pour dans qui sur par au avec plus ont été son ce aux"),
            latin("es", "el la los las de y en que del un una por con para se su al es más como fue han ha este sobre"),
            latin("it", "il di che e la per un in del con non una sono della si da le dei nel alla al gli ha anche è"),
            latin("pt", "o de e que do da em um para uma os no na com por se dos as foi ao mais das não é são"),
            latin(
                    "nl",
                    "de het een van en in is dat op te zijn met voor niet aan er ook door als bij uit naar werd heeft"),
            latin("pl", "w i na z do się że nie jest o od po przez dla to przy oraz jak był które za są ze został"),
            latin("cs", "a v se na že je z do s o k pro jako by ve po od jsou také byl která které podle při než"),
            latin("ro", "de și în a la cu pe din că o un care nu pentru este au fost mai prin ale sunt după să al"),
            latin("sv", "och i att det som en på är av för med till den har inte om ett men var från de vid så"),
            latin(
                    "tr",
                    "ve bir bu da de için ile olarak daha olan sonra kadar ise gibi çok ancak türkiye olduğu tarafından en göre"),
            latin(
                    "id",
                    "yang dan di dari untuk dengan pada ini itu dalam tidak akan oleh sebagai ke telah juga adalah tersebut"),
            cyrillic("ru", "и в не на что с по как из для от это его за был о при к также который были они у же"),
            cyrillic("uk", "і в не на що з та до у як за від про для це його який також були їх й було при є"),
            cyrillic("bg", "на и в да се за от не с по че това са като са със след до беше към или който"));

    /** Common words of all languages, and beside each the languages that have it, one bit each. */
    private static final long[] WORDS;

    private static final int[] SPOKEN_IN;

    static {
        int capacity = 1 << 10;
        WORDS = new long[capacity];
        SPOKEN_IN = new int[capacity];
        for (int language = 0; language < LANGUAGES.size(); language++) {
            for (String word : LANGUAGES.get(language).words.split(" ")) {
                int slot = slot(Tokens.hash(word));
                WORDS[slot] = Tokens.hash(word);
                SPOKEN_IN[slot] |= 1 << language;
            }
        }
    }

    private LanguageGuesser() {}

    static String guess(Tokens body, Tokens title) {
        Tokens tokens = body.size() > 20 ? body : title.size() > body.size() ? title : body;
        int latin = 0;
        int cyrillic = 0;
        int words = 0;
        int[] hits = new int[LANGUAGES.size()];
        for (int i = 0; i < tokens.size() && words < SAMPLE; i++) {
            if (!tokens.isWord(i)) {
                continue;
            }
            words++;
            if (tokens.has(i, Tokens.CYRILLIC)) {
                cyrillic++;
            } else if (tokens.text().charAt(tokens.start(i)) < 0x250) {
                latin++;
            }
            count(tokens.hash(i), hits);
        }
        return decide(words, latin, cyrillic, hits);
    }

    private static void count(long hash, int[] hits) {
        for (int rest = SPOKEN_IN[slot(hash)]; rest != 0; rest &= rest - 1) {
            hits[Integer.numberOfTrailingZeros(rest)]++;
        }
    }

    private static int slot(long hash) {
        int i = (int) (hash ^ hash >>> 32) & (WORDS.length - 1);
        while (WORDS[i] != 0 && WORDS[i] != hash) {
            i = (i + 1) & (WORDS.length - 1);
        }
        return i;
    }

    private static String decide(int words, int latin, int cyrillic, int[] hits) {
        if ((latin + cyrillic) * 2 < words || words == 0) {
            return "und";
        }
        boolean inCyrillic = cyrillic > latin;
        int best = -1;
        for (int i = 0; i < hits.length; i++) {
            if (LANGUAGES.get(i).cyrillic == inCyrillic && (best < 0 || hits[i] > hits[best])) {
                best = i;
            }
        }
        int enough = words < 12 ? 1 : Math.max(2, words / 12);
        return best >= 0 && hits[best] >= enough ? LANGUAGES.get(best).code : "und";
    }

    private static Language latin(String code, String words) {
        return new Language(code, false, words);
    }

    private static Language cyrillic(String code, String words) {
        return new Language(code, true, words);
    }
}
