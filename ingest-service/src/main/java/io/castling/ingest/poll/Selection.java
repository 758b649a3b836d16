package io.castling.ingest.poll;

import io.castling.ingest.article.Digest;
import io.castling.ingest.feed.Feed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The entries of a document that have to be dealt with: pure.
 *
 * @param todo the oldest first
 * @param dealtWith entries of the document that were dealt with before, as they were then
 * @param entries in the document
 * @param fresh of these, how many are new or say something else
 * @param backlog whether there are more than one poll deals with
 * @param tooOld left out on the first poll
 */
record Selection(List<Todo> todo, Map<Long, Integer> dealtWith, int entries, int fresh, boolean backlog, int tooOld) {

    /** What one poll keeps in memory of the texts of entries, in characters: more wait for the next poll. */
    private static final int MOST_CHARACTERS = 256 << 10;

    private static final int HEXADECIMAL = 16;
    private static final Pattern TAGS = Pattern.compile("<[^>]*>|&[#\\w]{1,10};|\\s+");

    /** An entry to deal with. */
    record Todo(long identity, int version, Feed.Entry entry) {}

    /** @param oldest entries of the first document that are older are left out; later ones never are */
    static Selection of(Feed feed, PollState state, int mostTries, int mostEntries, Instant oldest) {
        boolean first = state.lastSuccess().isEmpty();
        Set<Long> met = new HashSet<>();
        Map<Long, Integer> dealtWith = new LinkedHashMap<>();
        List<Todo> open = new ArrayList<>();
        int fresh = 0;
        int tooOld = 0;
        for (Feed.Entry entry : feed.entries()) {
            long identity = hash(entry.link().toString());
            int version = (int) hash(entry.version() + '\n' + entry.title() + '\n' + words(entry.html()));
            if (!met.add(identity)) {
                continue;
            }
            boolean givenUp = state.waiting().getOrDefault(identity, 0) >= mostTries;
            boolean old = first
                    && entry.published().isPresent()
                    && entry.published().get().isBefore(oldest);
            if (state.seen().contains(identity, version) || givenUp || old) {
                dealtWith.put(identity, version);
                tooOld += old ? 1 : 0;
            } else {
                open.add(new Todo(identity, version, entry));
                fresh += state.waiting().containsKey(identity) ? 0 : 1;
            }
        }
        List<Todo> todo = first(open, mostEntries);
        // What is changed but not reached yet is still the entry that is known.
        Set<Long> left = new HashSet<>();
        open.forEach(each -> left.add(each.identity()));
        dealtWith.putAll(state.seen().of(left));
        return new Selection(todo, dealtWith, met.size(), fresh, todo.size() < open.size(), tooOld);
    }

    /** The newest, for they matter most; of these the oldest first, so that stories are told in their order. */
    private static List<Todo> first(List<Todo> open, int most) {
        open.sort(Comparator.comparing(
                (Todo each) -> each.entry().published().orElse(Instant.EPOCH), Comparator.reverseOrder()));
        List<Todo> todo = new ArrayList<>();
        int characters = 0;
        for (Todo each : open) {
            characters += each.entry().html().length();
            if (todo.size() == most || (characters > MOST_CHARACTERS && !todo.isEmpty())) {
                break;
            }
            todo.add(each);
        }
        return todo.reversed();
    }

    /** Markup changes with every answer of some servers, words do not. */
    private static String words(String html) {
        return TAGS.matcher(html).replaceAll(" ");
    }

    private static long hash(String text) {
        return Long.parseUnsignedLong(Digest.sha256(text).substring(0, HEXADECIMAL), HEXADECIMAL);
    }
}
