package io.castling.platform.kafka;

import io.castling.platform.kafka.notes.Mood;
import io.castling.platform.kafka.notes.Note;
import io.castling.platform.kafka.notes.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Random notes that fill every kind of field. */
final class Notes {

    private Notes() {}

    static Note random(RandomGenerator random) {
        List<Tag> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(new Tag(text(random, 10), random.nextDouble()));
        }
        Map<String, String> extra = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            extra.put(text(random, 5), text(random, 20));
        }
        return new Note(
                text(random, 12),
                text(random, 2_000),
                Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)),
                Mood.values()[random.nextInt(3)],
                tags,
                extra,
                random.nextBoolean() ? null : text(random, 9));
    }

    /** Letters of one, two, three and four bytes. */
    private static String text(RandomGenerator random, int longest) {
        int[] letters = {'a', 'Z', ' ', 'é', 'Ж', '語', 0x1F600};
        var text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
