package io.castling.alert.track;

import io.castling.alert.track.voice.Nation;
import io.castling.alert.track.voice.Reliability;
import io.castling.alert.track.voice.Source;
import io.castling.alert.track.voice.SourceRegistry;
import java.util.List;
import java.util.Optional;

/** A few sources; the registry that ships is tested beside its reader. */
final class TestSources {

    static final SourceRegistry REGISTRY = new SourceRegistry(
            List.of(
                    source("bellingcat", "Bellingcat", Source.Kind.INVESTIGATOR, "NL", Reliability.B, false),
                    source("maxar", "Maxar", Source.Kind.IMAGERY, "US", Reliability.B, false),
                    source("kyodo", "Kyodo", Source.Kind.AGENCY, "JP", Reliability.B, false),
                    source("reuters", "Reuters", Source.Kind.AGENCY, "GB", Reliability.B, false),
                    source("ap", "AP", Source.Kind.AGENCY, "US", Reliability.B, false),
                    source("tass", "TASS", Source.Kind.AGENCY, "RU", Reliability.D, true),
                    source("gb-defence", "UK Ministry of Defence", Source.Kind.GOVERNMENT, "GB", Reliability.B, false),
                    source(
                            "ru-defence",
                            "Russian Ministry of Defence",
                            Source.Kind.GOVERNMENT,
                            "RU",
                            Reliability.D,
                            true),
                    source(
                            "pl-defence",
                            "Polish Ministry of Defence",
                            Source.Kind.GOVERNMENT,
                            "PL",
                            Reliability.B,
                            false)),
            List.of(
                    new Nation("GB", List.of("UK", "Britain", "British", "United Kingdom")),
                    new Nation("RU", List.of("Russia", "Russian")),
                    new Nation("PL", List.of("Poland", "Polish")),
                    new Nation("US", List.of("US", "United States", "American")),
                    new Nation("UA", List.of("Ukraine", "Ukrainian")),
                    new Nation("KR", List.of("South Korea", "South Korean"))));

    private TestSources() {}

    private static Source source(
            String id, String name, Source.Kind kind, String country, Reliability reliability, boolean state) {
        return new Source(id, name, List.of(), List.of(), kind, Optional.of(country), reliability, state, "for tests");
    }
}
