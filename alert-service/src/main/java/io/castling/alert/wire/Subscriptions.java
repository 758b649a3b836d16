package io.castling.alert.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.alert.policy.Severity;
import io.castling.alert.subscribe.Area;
import io.castling.alert.subscribe.Digest;
import io.castling.alert.subscribe.MuteHours;
import io.castling.alert.subscribe.News;
import io.castling.alert.subscribe.Reach;
import io.castling.alert.subscribe.Silence;
import io.castling.alert.subscribe.Subscription;
import io.castling.alert.track.Materiel;
import io.castling.alert.track.Phase;
import io.castling.alert.track.voice.Reliability;
import io.castling.schemas.Alert;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Relocation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Subscriptions, and what they look at in an alert, between the contract and the domain. */
public final class Subscriptions {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int BOX = 4;

    private Subscriptions() {}

    /** @throws IllegalArgumentException when a value makes no sense, naming it */
    public static Subscription domain(io.castling.schemas.Subscription subscription) {
        return new Subscription(
                subscription.getId(),
                subscription.getEnabled(),
                Set.copyOf(subscription.getSystems()),
                Set.copyOf(subscription.getFamilies()),
                Set.copyOf(subscription.getClasses()),
                Set.copyOf(subscription.getOwners()),
                subscription.getAreas().stream().map(Subscriptions::reach).toList(),
                subscription.getMateriel().stream()
                        .flatMap(materiel -> materiel(materiel).stream())
                        .collect(Collectors.toSet()),
                phases(subscription.getStatuses()),
                Optional.ofNullable(subscription.getLeastReliability()).map(Reliability::valueOf),
                optional(subscription.getLeastCredibility()),
                Optional.ofNullable(subscription.getLeastSeverity()).flatMap(Subscriptions::severity),
                optional(subscription.getOldestDays()),
                subscription.getMuteHours().stream().map(MuteHours::parse).toList(),
                Optional.ofNullable(subscription.getDigest()).map(Digest::parse),
                subscription.getSilences().stream().map(Silence::parse).toList());
    }

    /** What subscriptions look at in an alert. */
    public static News news(Alert alert) {
        Relocation relocation = alert.getRelocation();
        return new News(
                relocation.getId(),
                Optional.ofNullable(relocation.getSystem()),
                relocation.getFamily(),
                Objects.requireNonNullElse(relocation.getSystemClass(), ""),
                relocation.getOwners(),
                Places.domain(relocation.getOrigins()),
                Places.domain(relocation.getDestinations()),
                materiel(relocation.getMateriel()).orElse(Materiel.SYSTEM),
                phase(relocation.getStatus()).orElse(Phase.REPORTED),
                Reliability.valueOf(relocation.getCredibility().getReliability()),
                relocation.getCredibility().getCredibility(),
                severity(alert.getSeverity()).orElse(Severity.LOW),
                Optional.ofNullable(relocation.getLastPublished()).map(Subscriptions::day));
    }

    private static LocalDate day(Instant published) {
        return LocalDate.ofInstant(published, ZoneOffset.UTC);
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Set<Phase> phases(List<ClaimStatus> statuses) {
        var phases = new HashSet<Phase>();
        statuses.forEach(status -> phase(status).ifPresent(phases::add));
        return phases;
    }

    private static Optional<Phase> phase(ClaimStatus status) {
        return switch (status) {
            case REPORTED -> Optional.of(Phase.REPORTED);
            case PLANNED -> Optional.of(Phase.PLANNED);
            case DENIED -> Optional.of(Phase.DENIED);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Materiel> materiel(io.castling.schemas.Materiel materiel) {
        return switch (materiel) {
            case SYSTEM -> Optional.of(Materiel.SYSTEM);
            case INTERCEPTORS -> Optional.of(Materiel.INTERCEPTORS);
            case COMPONENTS -> Optional.of(Materiel.COMPONENTS);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Severity> severity(io.castling.schemas.Severity severity) {
        return switch (severity) {
            case LOW -> Optional.of(Severity.LOW);
            case MEDIUM -> Optional.of(Severity.MEDIUM);
            case HIGH -> Optional.of(Severity.HIGH);
            case CRITICAL -> Optional.of(Severity.CRITICAL);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Reach reach(io.castling.schemas.Area area) {
        return new Reach(area(area), Reach.End.valueOf(area.getEnd().toUpperCase(Locale.ROOT)));
    }

    private static Area area(io.castling.schemas.Area area) {
        if (area.getCountry() != null) {
            return new Area.Country(area.getCountry());
        }
        List<Double> box = area.getBoundingBox();
        if (box.size() == BOX) {
            return new Area.Box(box.get(0), box.get(1), box.get(2), box.get(3));
        }
        if (area.getPolygon() != null) {
            return shape(area.getPolygon());
        }
        if (area.getName() != null) {
            return new Area.Named(area.getName());
        }
        throw new IllegalArgumentException("an area needs a name, a country, a bounding box or a polygon: " + area);
    }

    private static Area.Shape shape(String geoJson) {
        try {
            JsonNode shape = JSON.readTree(geoJson);
            JsonNode coordinates = shape.path("coordinates");
            return switch (shape.path("type").asText()) {
                case "Polygon" -> new Area.Shape(List.of(polygon(coordinates)));
                case "MultiPolygon" -> {
                    var polygons = new ArrayList<List<List<Area.Position>>>();
                    coordinates.forEach(each -> polygons.add(polygon(each)));
                    yield new Area.Shape(polygons);
                }
                default -> throw new IllegalArgumentException("no GeoJSON Polygon or MultiPolygon: " + geoJson);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no GeoJSON: " + geoJson, e);
        }
    }

    private static List<List<Area.Position>> polygon(JsonNode rings) {
        var polygon = new ArrayList<List<Area.Position>>();
        for (JsonNode ring : rings) {
            var positions = new ArrayList<Area.Position>();
            for (JsonNode position : ring) {
                if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
                    throw new IllegalArgumentException("a position needs a longitude and a latitude: " + position);
                }
                positions.add(new Area.Position(
                        position.get(0).doubleValue(), position.get(1).doubleValue()));
            }
            polygon.add(positions);
        }
        return polygon;
    }
}
