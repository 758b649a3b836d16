package io.castling.alert.api;

import io.castling.platform.http.HttpProblem;
import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.ServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The query of a request; what is not known is refused rather than ignored. */
final class Query {

    private final Parameters parameters;

    private Query(Parameters parameters) {
        this.parameters = parameters;
    }

    static Query of(ServerRequest request) {
        return new Query(request.query());
    }

    /** @throws HttpProblem naming the first parameter that is none of these */
    Query allow(String... names) {
        for (String name : parameters.names()) {
            if (!List.of(names).contains(name)) {
                throw new HttpProblem(
                        400, "The parameter '" + name + "' is not known; known are " + List.of(names) + ".");
            }
        }
        return this;
    }

    Optional<String> text(String name) {
        return parameters.first(name).asOptional();
    }

    /** @throws HttpProblem when it is no number from 1 to most */
    int limit(int usual, int most) {
        String text = text("limit").orElse(String.valueOf(usual));
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new HttpProblem(400, "The parameter 'limit' has to be a number from 1 to " + most + ".");
        }
        return Integer.parseInt(text);
    }

    /** @throws HttpProblem when it is none of the words of an enumeration, in lower case */
    <E extends Enum<E>> Optional<E> word(String name, List<E> words) {
        return text(name)
                .map(text -> words.stream()
                        .filter(word -> word.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new HttpProblem(
                                400,
                                "The parameter '" + name + "' has to be one of " + words + ", not " + text + ".")));
    }

    /** @throws HttpProblem when it is neither true nor false */
    Optional<Boolean> truth(String name) {
        return text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new HttpProblem(400, "The parameter '" + name + "' has to be true or false.");
        });
    }

    /** @throws HttpProblem when it is neither a day nor a time */
    Optional<Instant> instant(String name) {
        return text(name).map(text -> {
            try {
                return text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeException e) {
                throw new HttpProblem(
                        400,
                        "The parameter '" + name
                                + "' has to be a day or a time, for example 2026-03-01 or 2026-03-01T06:00:00Z.");
            }
        });
    }

    /**
     * Numbers with commas between.
     *
     * @param meaning what they are, for the person who got them wrong
     * @throws HttpProblem when they are not so many, or no numbers
     */
    Optional<List<Double>> numbers(String name, int count, String meaning) {
        return text(name).map(text -> {
            try {
                List<Double> numbers = Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(Double::valueOf)
                        .toList();
                if (numbers.size() == count && numbers.stream().allMatch(Double::isFinite)) {
                    return numbers;
                }
            } catch (NumberFormatException e) {
                // Told below, as is a wrong count.
            }
            throw new HttpProblem(400, "The parameter '" + name + "' has to be " + meaning + ", not " + text + ".");
        });
    }
}
