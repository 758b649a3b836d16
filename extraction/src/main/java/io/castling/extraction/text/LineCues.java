package io.castling.extraction.text;

import java.util.List;

/** What one line of a body shows of its purpose: the words that sites use around their articles, and credits. */
final class LineCues {

    /** Wherever they stand in a short line, it asks or offers something. */
    private static final NameTable PLEAS = phrases("""
            newsletter, newsletters, read more, click here, all rights reserved, privacy policy, terms of use,
            terms of service, terms and conditions, cookie policy, follow us, share this, already a member,
            already a subscriber, your support helps, your support makes, your donation, your contribution, do
            you have a tip, let us know via, get in touch with our news team, download the app, download our
            app, free articles, ad free, get all your news, app updates, premium titles, days free, one
            membership, your inbox, push notifications, continue reading, story continues, advertisement
            continue, delivered to your door, for more stories like this, this article was originally published,
            this story has been updated, sign up for our, subscribe to our, subscribe now, sign up here, sign in
            here, log in here, unlimited access, create an account, view comments, post a comment, join the
            conversation, reproduction in whole or in part
            """);
    /** At the start of a line or sentence they ask something. */
    private static final NameTable REQUESTS = phrases("""
            sign up, subscribe, log in, sign in, donate, join our, join, support, start reading, follow, watch
            live, watch, listen, enjoy, get the latest, help us, share, comment on, do not miss, don't miss,
            click, tap, please consider, make a donation, become a member
            """);
    /** A short line that starts so heads a list of other articles, or the foot of the page. */
    private static final NameTable TAIL_HEADS = phrases("""
            related stories, related articles, related topics, related, top stories, most read, most popular,
            most viewed, our picks, editors picks, editor's picks, recommended, recommended stories, trending,
            trending now, more from, more on this story, more on, more news, more stories, read also, read next,
            also read, see also, up next, you may also like, you might also like, latest news, latest, what to
            read next, in other news, popular, popular now, topics, tags, comments, share this article, about
            the writer, about the author, about us, contact us, advertisement, uncommon knowledge, sponsored,
            promoted, from our partners, read more
            """);

    private static final NameTable PEOPLE_HEADS = phrases("""
            about the writer, about the author, about the authors
            """);
    private static final NameTable SHARING = phrases("""
            facebook, twitter, whatsapp, email, linkedin, reddit, telegram, print, copy link, pinterest
            """);
    private static final NameTable BYLINES = phrases("""
            by, published, updated, last updated, posted, last modified, first published, written by
            """);

    /** A picture and nothing else has these. */
    private static final NameTable CREDITS = phrases("""
            getty images, ap photo, file photo, photo by, image credit, photo credit, picture credit, photo
            courtesy, image courtesy, courtesy photo, cc by, cc by sa, via reuters, via ap, via afp, via getty,
            wikimedia commons, epa efe, shutterstock, planet labs pbc, us army photo, u.s. army photo, u.s. air
            force photo, u.s. navy photo, image by, handout via, picture alliance
            """);
    /** In brackets or beside a slash at the end of a line they credit a picture. */
    private static final NameTable AGENCIES = phrases("""
            getty, afp, reuters, ap, photo, image, picture, photograph, credit, east2west, newsflash, mod, tass,
            handout, file, epa, dpa, anadolu, maxar, planet, sputnik, xinhua, kyodo, yonhap, illustration,
            bloomberg, ria novosti, mod russia, ministry of defence, ministry of defense, defence ministry, x,
            twitter, telegram, facebook, dvids, jiji, cna, archive
            """);

    private static final NameTable CAPTION_HEADS = phrases("""
            photo, image, picture, pictured, file photo, caption, photograph, illustration, credit
            """);

    private LineCues() {}

    static boolean isPlea(Tokens tokens, int first, int end) {
        int pleas = 0;
        boolean asks = false;
        for (int token = first; token < end; token++) {
            pleas += PLEAS.longest(tokens, token) != NameTable.NONE ? 1 : 0;
            asks |= startsSentence(tokens, token, first) && REQUESTS.longest(tokens, token) != NameTable.NONE;
        }
        int size = end - first;
        boolean lined = asks && (size < 8 || !endsSentence(tokens, first, end));
        return (pleas > 0 && (size < 30 || pleas * 40 > size))
                || (lined && size < 30)
                || (size < 20 && count(SHARING, tokens, first, end) > 1);
    }

    /** {@code - Two launchers}, {@code • Two launchers}, {@code 2. Two launchers}. */
    static boolean isItem(Tokens tokens, int first, int end) {
        if (end - first < 2) {
            return false;
        }
        boolean bullet = switch (tokens.mark(first)) {
            case '-', '—', '*', '•', '·', '◦', '▪', '●', '►', '‣' -> tokens.has(first + 1, Tokens.SPACE_BEFORE);
            default -> false;
        };
        boolean dotted = tokens.mark(first + 1) == '.' || tokens.mark(first + 1) == ')';
        return bullet || (dotted && tokens.kind(first) == Tokens.Kind.NUMBER);
    }

    /** Names other articles, or heads a list of them or the foot of a page. */
    static boolean isTailHead(Tokens tokens, int first, int end) {
        long found = TAIL_HEADS.longest(tokens, word(tokens, first, end));
        if (found == NameTable.NONE || endsSentence(tokens, first, end)) {
            return false;
        }
        int rest = end - NameTable.end(found);
        return rest < 6 || tokens.mark(NameTable.end(found)) == ':';
    }

    /** Heads a list: the lines below belong to it. {@code Read more: ...} is a link by itself. */
    static boolean opensTail(Tokens tokens, int first, int end) {
        if (!isTailHead(tokens, first, end)) {
            return false;
        }
        int after = NameTable.end(TAIL_HEADS.longest(tokens, word(tokens, first, end)));
        boolean link = after < end - 1 && tokens.mark(after) == ':';
        return !link;
    }

    /** The head of a note on who wrote the article. */
    static boolean isWriterHead(Tokens tokens, int first, int end) {
        return end - first < 6 && PEOPLE_HEADS.longest(tokens, first) != NameTable.NONE;
    }

    static boolean isByline(Tokens tokens, int first, int end) {
        long found = BYLINES.longest(tokens, first);
        boolean name = found != NameTable.NONE
                && NameTable.end(found) < end
                && (tokens.has(NameTable.end(found), Tokens.CAPITALISED)
                        || tokens.has(NameTable.end(found), Tokens.HAS_DIGIT)
                        || tokens.mark(NameTable.end(found)) == ':');
        return name && end - first < 20 && !endsSentence(tokens, first, end);
    }

    static boolean isCaption(Tokens tokens, int first, int end) {
        int last = Math.max(first, end - 16);
        if (count(CREDITS, tokens, last, end) > 0 && end - first < 120) {
            return true;
        }
        int word = word(tokens, first, end);
        long head = CAPTION_HEADS.longest(tokens, word);
        boolean headed = head != NameTable.NONE && NameTable.end(head) < end && tokens.mark(NameTable.end(head)) == ':';
        return headed || (!endsSentence(tokens, first, end) && creditsAgency(tokens, first, end));
    }

    private static boolean creditsAgency(Tokens tokens, int first, int end) {
        char closing = tokens.mark(end - 1);
        boolean bracketed = closing == ')' || closing == ']';
        boolean parted = false;
        for (int token = Math.max(first, end - 10); token < end; token++) {
            char mark = tokens.mark(token);
            boolean slash = token > first
                    && (tokens.mark(token - 1) == '/' || (token + 1 < end && tokens.mark(token + 1) == '/'));
            parted |= mark == '(' || mark == '[' || (mark == '.' && token > first + 3);
            boolean agency = AGENCIES.longest(tokens, token) != NameTable.NONE && mark == 0;
            if (agency && (slash || (parted && (bracketed || NameTable.end(AGENCIES.longest(tokens, token)) == end)))) {
                return true;
            }
        }
        return false;
    }

    static boolean endsSentence(Tokens tokens, int first, int end) {
        int last = end - 1;
        while (last > first && (tokens.mark(last) == '"' || tokens.mark(last) == '\'' || tokens.mark(last) == ')')) {
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

    /** Number of words and numbers. */
    static int words(Tokens tokens, int first, int end) {
        int words = 0;
        for (int token = first; token < end; token++) {
            words += tokens.mark(token) == 0 ? 1 : 0;
        }
        return words;
    }

    private static boolean startsSentence(Tokens tokens, int token, int first) {
        if (token == first) {
            return true;
        }
        char before = tokens.mark(token - 1);
        return before == '.' || before == '?' || before == '!' || before == '•' || before == '|';
    }

    private static int word(Tokens tokens, int first, int end) {
        int word = first;
        while (word < end - 1 && tokens.mark(word) != 0) {
            word++;
        }
        return word;
    }

    private static int count(NameTable phrases, Tokens tokens, int first, int end) {
        int count = 0;
        for (int token = first; token < end; token++) {
            count += phrases.longest(tokens, token) != NameTable.NONE ? 1 : 0;
        }
        return count;
    }

    /** Phrases parted by commas. */
    private static NameTable phrases(String phrases) {
        return NameTable.of(List.of(phrases.strip().split("\\s*,\\s*")));
    }
}
