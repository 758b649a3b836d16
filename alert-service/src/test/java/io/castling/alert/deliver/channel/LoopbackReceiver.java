package io.castling.alert.deliver.channel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real HTTP peer on the loopback interface that answers every request with the same bytes, or not at all. */
final class LoopbackReceiver implements AutoCloseable {

    record Request(String line, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final ServerSocket server;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<Socket> held = new LinkedBlockingQueue<>();
    private final String answer;

    private LoopbackReceiver(String answer) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers with these bytes, then closes. */
    static LoopbackReceiver answering(String answer) throws IOException {
        return new LoopbackReceiver(answer);
    }

    static LoopbackReceiver status(String status, String... headers) throws IOException {
        return answering("HTTP/1.1 " + status + "\r\n" + String.join("", headers) + "Content-Length: 0\r\n\r\n");
    }

    /** Takes the request and never says a word. */
    static LoopbackReceiver silent() throws IOException {
        return answering("HANG");
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook?x=1");
    }

    Request next() throws InterruptedException {
        return requests.poll(10, TimeUnit.SECONDS);
    }

    int received() {
        return requests.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (SocketException e) {
            return; // closed
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void serve(Socket socket) {
        try {
            requests.add(read(new BufferedInputStream(socket.getInputStream())));
            if (answer.equals("HANG")) {
                held.add(socket);
                return;
            }
            OutputStream out = socket.getOutputStream();
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.close();
        } catch (IOException e) {
            held.add(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        var headers = new HashMap<String, String>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(line, headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int unit = in.read(); unit != '\n' && unit >= 0; unit = in.read()) {
            line.write(unit);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : held) {
            socket.close();
        }
    }
}
