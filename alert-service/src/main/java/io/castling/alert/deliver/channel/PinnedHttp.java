package io.castling.alert.deliver.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts one message by HTTP/1.1 to an address that the guard has let pass, and reads no more than the beginning of the
 * answer. The clients of the JDK and of Helidon look names up by themselves or cannot bound a whole exchange; this one
 * connects to the very address that was checked, follows no redirect, and closes the socket when the time is over, whatever
 * the other side does. TLS certificates are checked against the name.
 */
final class PinnedHttp {

    private static final int LINE = 8 * 1024;
    private static final int HEADERS = 100;
    private static final int EXCERPT = 200;

    private final AddressGuard guard;
    private final SSLSocketFactory tls;
    private final Duration patience;

    /** @param patience for the whole exchange, from the first packet to the end of the headers */
    PinnedHttp(AddressGuard guard, SSLSocketFactory tls, Duration patience) {
        this.guard = guard;
        this.tls = tls;
        this.patience = patience;
    }

    /**
     * What was answered.
     *
     * @param headers names in lower case
     * @param excerpt the beginning of the body, for the ledger
     */
    record Response(int status, Map<String, String> headers, String excerpt) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    Response post(URI target, Map<String, String> headers, byte[] body)
            throws IOException, AddressGuard.ForbiddenAddress {
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        int port = target.getPort() >= 0 ? target.getPort() : secure ? 443 : 80;
        String host = target.getHost();
        List<InetAddress> addresses = guard.addresses(literal(host));
        var late = new AtomicBoolean();
        var plain = new Socket();
        Thread watchdog = watch(plain, late);
        try (plain) {
            plain.connect(new InetSocketAddress(addresses.getFirst(), port), Math.toIntExact(patience.toMillis()));
            try (Socket socket = secure ? secured(plain, host, port) : plain) {
                OutputStream out = socket.getOutputStream();
                out.write(request(target, headers, body.length));
                out.write(body);
                out.flush();
                return answer(socket.getInputStream());
            }
        } catch (IOException e) {
            if (late.get()) {
                throw new SocketTimeoutException("no answer within " + patience.toSeconds() + " s");
            }
            throw e;
        } finally {
            watchdog.interrupt();
        }
    }

    /** Closing the socket is the only thing that ends a write, a handshake and a read alike. */
    private Thread watch(Socket socket, AtomicBoolean late) {
        return Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(patience);
                late.set(true);
                socket.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // The exchange ended in time.
            } catch (IOException e) {
                late.set(true); // It could not be closed, so it is closed already.
            }
        });
    }

    private Socket secured(Socket plain, String host, int port) throws IOException {
        var secured = (SSLSocket) tls.createSocket(plain, host, port, true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static byte[] request(URI target, Map<String, String> headers, int length) {
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        var request = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
        request.append("Host: ").append(target.getHost());
        if (target.getPort() >= 0) {
            request.append(':').append(target.getPort());
        }
        request.append("\r\nContent-Length: ").append(length).append("\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Response answer(InputStream in) throws IOException {
        int status = status(line(in));
        Map<String, String> headers = headers(in);
        while (status >= 100 && status < 200) {
            status = status(line(in));
            headers = headers(in);
        }
        return new Response(status, headers, status < 300 ? "" : excerpt(in));
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new java.util.HashMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            if (headers.size() > HEADERS) {
                throw new IOException("the answer has more than " + HEADERS + " headers");
            }
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int unit = in.read(); unit != '\n'; unit = in.read()) {
            if (unit < 0) {
                throw new IOException("closed before it answered");
            }
            if (line.size() >= LINE) {
                throw new IOException("the answer has a line of more than " + LINE + " bytes");
            }
            line.write(unit);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static String excerpt(InputStream in) {
        try {
            return new String(in.readNBytes(EXCERPT), StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
        } catch (IOException e) {
            return ""; // The status has been read; what follows it only explains.
        }
    }

    private static String literal(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
