package io.castling.alert.query;

import io.castling.schemas.Sighting;
import java.time.Instant;
import java.util.Optional;

/**
 * A sighting as it is shown.
 *
 * @param key system or family, a bar, place id
 * @param reported publication of its latest support, where that is known
 */
public record SeenAt(String key, Sighting sighting, Optional<Instant> reported) {}
