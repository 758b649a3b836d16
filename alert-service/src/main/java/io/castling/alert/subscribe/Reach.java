package io.castling.alert.subscribe;

import io.castling.alert.track.Place;
import java.util.List;

/** An area and the end of the movement that must lie in it. */
public record Reach(Area area, End end) {

    /** An end of a movement. */
    public enum End {
        ORIGIN,
        DESTINATION,
        EITHER
    }

    boolean isTouched(List<Place> origins, List<Place> destinations) {
        return switch (end) {
            case ORIGIN -> anyIn(origins);
            case DESTINATION -> anyIn(destinations);
            case EITHER -> anyIn(origins) || anyIn(destinations);
        };
    }

    private boolean anyIn(List<Place> places) {
        return places.stream().anyMatch(area::holds);
    }
}
