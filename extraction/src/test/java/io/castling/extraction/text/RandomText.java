package io.castling.extraction.text;

import java.util.Random;

/** Short texts without sense, made of what breaks readers of text: odd marks, lone surrogates, code-like words. */
public final class RandomText {

    private static final String[] PIECES = {
        "S-400",
        "S-300PMU2s",
        "Patriot",
        "Patriots",
        "U.S.",
        "Gen.",
        "No. 5",
        "3,000",
        "2.5",
        "—",
        "–",
        "-",
        "--",
        "...",
        "…",
        "'s",
        "’s",
        "'",
        "\"",
        "“",
        "”",
        "«",
        "(",
        ")",
        "[",
        "]",
        "/",
        "&",
        "@",
        ".",
        ",",
        "!",
        "?",
        ":",
        ";",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        " ",
        " ",
        "\t",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\u0301",
        "\ud83d",
        "\ude80",
        "\ud83d\ude80",
        "\u0000",
        "\uffff",
        "\ufb01",
        "ß",
        "İ",
        "С-400",
        "Искандер",
        "the",
        "and",
        "of",
        "missile",
        "system",
        "WARSAW",
        "Poland",
        "Tor",
        "M1",
        "/M2",
        "/400",
        "中文",
        "عربي",
        "९",
        "𝐒",
        "x",
        "Iturup's",
        "don't",
        "J.",
        "Read more",
        "(AP Photo/X)",
        "By Ann",
        "•",
        "Related",
        "IRIS-T"
    };

    private RandomText() {}

    /** Up to 30 pieces and stray characters. */
    public static String of(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(31);
        for (int i = 0; i < pieces; i++) {
            text.append(
                    random.nextInt(8) == 0
                            ? String.valueOf((char) random.nextInt(1 << 16))
                            : PIECES[random.nextInt(PIECES.length)]);
            text.append(random.nextInt(3) == 0 ? " " : "");
        }
        return text.toString();
    }
}
