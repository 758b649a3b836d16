package io.castling.ingest.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server on the loopback that answers each path as a test says, byte by byte if need be. */
public final class HostileServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<List<String>> requests = new ConcurrentLinkedQueue<>();

    /** What happens on a connection after the request was read. */
    public interface Behaviour {
        void answer(OutputStream out, List<String> request) throws IOException, InterruptedException;
    }

    public HostileServer() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public HostileServer on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /** Answers a path with these lines, as they stand. */
    public HostileServer says(String path, String... lines) {
        return on(path, (out, request) -> out.write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
    }

    /** Request line and headers of each request so far. */
    public List<List<String>> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            var request = new ArrayList<String>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.add(line);
            }
            if (!request.isEmpty()) {
                requests.add(List.copyOf(request));
                String path = request.getFirst().split(" ")[1];
                behaviours.getOrDefault(path, (out, ignored) -> {}).answer(connection.getOutputStream(), request);
            }
        } catch (IOException gone) {
            // The client had enough.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
