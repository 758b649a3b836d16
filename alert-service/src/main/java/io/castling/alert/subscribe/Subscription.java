package io.castling.alert.subscribe;

import io.castling.alert.policy.Severity;
import io.castling.alert.track.Materiel;
import io.castling.alert.track.Phase;
import io.castling.alert.track.voice.Reliability;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What somebody wants to hear of. Every condition that is given must hold; an empty one holds for everything.
 *
 * @param systems canonical names; where an alert knows only the family, a system of that name's beginning is meant, too
 * @param systemClasses words of the catalogue
 * @param owners ISO 3166-1 alpha-2
 * @param areas one of these must be touched
 * @param leastReliability sources of unknown reliability (F) pass only where this is F or not given
 * @param leastGrade 1 to 6; what cannot be judged (6) passes only where this is 6 or not given
 * @param digest when what has come in is sent together; empty for at once
 * @param oldestDays news published more days ago is left out; news without a date passes
 */
public record Subscription(
        String id,
        boolean enabled,
        Set<String> systems,
        Set<String> families,
        Set<String> systemClasses,
        Set<String> owners,
        List<Reach> areas,
        Set<Materiel> materiel,
        Set<Phase> phases,
        Optional<Reliability> leastReliability,
        OptionalInt leastGrade,
        Optional<Severity> leastSeverity,
        OptionalInt oldestDays,
        List<MuteHours> muteHours,
        Optional<Digest> digest,
        List<Silence> silences) {

    public Subscription {
        systems = Set.copyOf(systems);
        families = Set.copyOf(families);
        systemClasses = Set.copyOf(systemClasses);
        owners = Set.copyOf(owners);
        areas = List.copyOf(areas);
        materiel = Set.copyOf(materiel);
        phases = Set.copyOf(phases);
        muteHours = List.copyOf(muteHours);
        silences = List.copyOf(silences);
    }

    /** Whether the filter lets the news pass, whatever is silenced or muted. */
    boolean wants(News news, Instant now) {
        return enabled
                && (systems.isEmpty() || isSystem(news))
                && accepts(families, news.family())
                && accepts(systemClasses, news.systemClass())
                && (owners.isEmpty() || news.owners().stream().anyMatch(owners::contains))
                && accepts(materiel, news.materiel())
                && accepts(phases, news.phase())
                && leastReliability.stream()
                        .allMatch(least -> news.reliability().compareTo(least) <= 0)
                && leastGrade.stream().allMatch(least -> news.grade() <= least)
                && leastSeverity.stream().allMatch(least -> news.severity().compareTo(least) >= 0)
                && isFresh(news, now)
                && (areas.isEmpty()
                        || areas.stream().anyMatch(area -> area.isTouched(news.origins(), news.destinations())));
    }

    boolean isSilenced(News news, Instant now) {
        return silences.stream().anyMatch(silence -> silence.covers(news, now));
    }

    boolean isMuted(Instant now) {
        return muteHours.stream().anyMatch(hours -> hours.cover(now));
    }

    private static <T> boolean accepts(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private boolean isSystem(News news) {
        return news.system()
                .map(systems::contains)
                .orElseGet(() -> systems.stream().anyMatch(system -> system.startsWith(news.family())));
    }

    private boolean isFresh(News news, Instant now) {
        if (oldestDays.isEmpty() || news.published().isEmpty()) {
            return true;
        }
        LocalDate oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(oldestDays.getAsInt());
        return !news.published().get().isBefore(oldest);
    }
}
