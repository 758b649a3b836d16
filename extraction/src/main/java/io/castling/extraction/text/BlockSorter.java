package io.castling.extraction.text;

import java.util.ArrayList;
import java.util.List;

/** Tells what each line of a body is for. */
final class BlockSorter {

    private static final NameTable STRONG = phrases(
            "sign up",
            "subscribe",
            "newsletter",
            "read more",
            "click here",
            "all rights reserved",
            "privacy policy",
            "terms of use",
            "terms of service",
            "terms and conditions",
            "follow us",
            "share this",
            "related stories",
            "related articles",
            "top stories",
            "most read",
            "most popular",
            "advertisement",
            "log in",
            "sign in",
            "already a member",
            "already a subscriber",
            "your support",
            "your donation",
            "about the writer",
            "about the author",
            "do you have a tip",
            "let us know via",
            "download the app",
            "download our app",
            "free articles",
            "ad free",
            "join our",
            "get all your news",
            "app updates",
            "paywalls",
            "cookies",
            "comments",
            "our picks",
            "start reading",
            "continue reading",
            "story continues",
            "read also",
            "also read",
            "see also",
            "recommended",
            "trending",
            "editors picks",
            "more from",
            "watch live",
            "support us",
            "donate",
            "copyright",
            "premium titles",
            "days free",
            "one membership",
            "your inbox",
            "whatsapp",
            "telegram channel",
            "push notifications",
            "is a reporter",
            "newsweek magazine");

    private static final NameTable CREDITS = phrases(
            "getty",
            "getty images",
            "afp",
            "reuters",
            "ap photo",
            "file photo",
            "photo",
            "image",
            "picture",
            "photograph",
            "photo by",
            "image credit",
            "photo credit",
            "credit",
            "east2west",
            "east2west news",
            "newsflash",
            "cc by",
            "cc by sa",
            "mod",
            "via ap",
            "shutterstock",
            "wikimedia commons",
            "courtesy",
            "tass",
            "handout",
            "file",
            "epa",
            "dpa",
            "anadolu",
            "maxar",
            "planet labs",
            "sputnik",
            "xinhua",
            "kyodo",
            "yonhap",
            "illustration");

    private BlockSorter() {}

    static List<Block.Kind> sort(Tokens tokens, int[] lines) {
        List<Block.Kind> kinds = new ArrayList<>(lines.length);
        for (int line = 0; line < lines.length; line++) {
            int end = line + 1 < lines.length ? lines[line + 1] : tokens.size();
            kinds.add(kindOf(tokens, lines[line], end));
        }
        return kinds;
    }

    private static Block.Kind kindOf(Tokens tokens, int first, int end) {
        int size = end - first;
        int pleas = count(STRONG, tokens, first, end);
        if (pleas > 0 && (size < 30 || pleas * 40 > size)) {
            return Block.Kind.BOILERPLATE;
        }
        boolean sentence = endsSentence(tokens, first, end);
        if (!sentence && count(CREDITS, tokens, Math.max(first, end - 10), end) > 0) {
            return Block.Kind.CAPTION;
        }
        if (sentence) {
            return Block.Kind.PARAGRAPH;
        }
        return size < 4 ? Block.Kind.BOILERPLATE : size < 30 ? Block.Kind.HEADLINE : Block.Kind.PARAGRAPH;
    }

    private static boolean endsSentence(Tokens tokens, int first, int end) {
        int last = end - 1;
        while (last > first && (tokens.mark(last) == '"' || tokens.mark(last) == '\'')) {
            last--;
        }
        char mark = tokens.mark(last);
        return mark == '.'
                || mark == '!'
                || mark == '?'
                || mark == '…'
                || mark == ':'
                || tokens.has(last, Tokens.DOTTED);
    }

    private static int count(NameTable phrases, Tokens tokens, int first, int end) {
        int count = 0;
        for (int token = first; token < end; ) {
            long found = phrases.longest(tokens, token);
            if (found == NameTable.NONE) {
                token++;
            } else {
                count++;
                token = NameTable.end(found);
            }
        }
        return count;
    }

    private static NameTable phrases(String... phrases) {
        NameTable.Builder table = new NameTable.Builder();
        for (String phrase : phrases) {
            table.add(phrase);
        }
        return table.build();
    }
}
