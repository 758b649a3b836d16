package io.castling.alert.api;

import io.castling.platform.http.HttpProblem;
import io.helidon.webserver.http.HttpRules;
import java.util.Map;

/** Refuses what an address does not know to do, and says what it does. */
final class Methods {

    private Methods() {}

    /** Comes after the routes of the address. */
    static void only(HttpRules routes, String path, String... methods) {
        String allowed = String.join(", ", methods);
        routes.any(path, (request, response) -> {
            throw new HttpProblem(
                    405,
                    request.path().path() + " takes " + allowed + ", not "
                            + request.prologue().method().text() + ".",
                    Map.of("Allow", allowed));
        });
    }
}
