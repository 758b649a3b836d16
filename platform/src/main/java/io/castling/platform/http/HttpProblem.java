package io.castling.platform.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer that says what is wrong with a request: throw it from any route, and the client gets {@code
 * application/problem+json}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class HttpProblem extends RuntimeException {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final String detail;
    private final Map<String, String> headers;

    /**
     * @param status the HTTP status, 400 to 599; its reason phrase becomes the title
     * @param detail what is wrong and what to do about it, for the person at the other end
     */
    public HttpProblem(int status, String detail) {
        this(status, detail, Map.of());
    }

    /** @param headers of the answer, such as {@code Retry-After} */
    public HttpProblem(int status, String detail, Map<String, String> headers) {
        super(status + ": " + detail);
        this.status = status;
        this.detail = detail;
        this.headers = Map.copyOf(headers);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What is wrong. */
    public String detail() {
        return detail;
    }

    byte[] body() {
        ObjectNode body = JSON.createObjectNode()
                .put("title", Status.create(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    void send(ServerResponse response) {
        headers.forEach((name, value) -> response.header(HeaderNames.create(name), value));
        response.status(Status.create(status))
                .header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE)
                .send(body());
    }
}
