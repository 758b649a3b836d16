package io.castling.ingest.poll;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The feeds of many hosts, served by one process on all addresses of the loopback, each host another {@code 127.x.y.z}.
 * Each feed has 10 entries of 600 characters; a tenth answers an error, a hundredth drips, the others know ETags.
 */
public final class ManyFeeds implements AutoCloseable {

    /** Of each feed that works. */
    public static final int ENTRIES = 10;

    private static final String WORDS = "The battery left its base on Friday night, people who live there say. ";

    private final ServerSocket listening;
    private final AtomicLong requests = new AtomicLong();

    public ManyFeeds() throws IOException {
        listening = new ServerSocket(0, 1_000, InetAddress.getByName("0.0.0.0"));
        Thread.ofPlatform().daemon().name("many-feeds").start(this::accept);
    }

    /** The feed of a host, numbered from 0. */
    public URI url(int host) {
        return URI.create("http://127.1.%d.%d:%d/feed".formatted(host / 200, host % 200, listening.getLocalPort()));
    }

    public long requests() {
        return requests.get();
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
            connection.setSoTimeout(60_000);
            connection.setTcpNoDelay(true);
            var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            var out = new BufferedOutputStream(connection.getOutputStream(), 32 << 10);
            String first = in.readLine();
            while (first != null) {
                boolean known = false;
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    known |= line.startsWith("If-None-Match");
                }
                requests.incrementAndGet();
                answer(first, known, connection.getLocalAddress().getAddress(), out);
                out.flush();
                first = in.readLine();
            }
        } catch (IOException gone) {
            // The client had enough.
        }
    }

    private static void answer(String request, boolean known, byte[] host, OutputStream out) throws IOException {
        int number = Byte.toUnsignedInt(host[3]) % 100;
        if (request.startsWith("GET /robots.txt")) {
            write(out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        } else if (number < 10) {
            write(out, "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n");
        } else if (number == 10) {
            for (int i = 0; i < 20; i++) {
                write(out, "HTTP/1.1 200 OK\r\n".substring(i % 10, i % 10 + 1));
                out.flush();
                pause();
            }
        } else if (known) {
            write(out, "HTTP/1.1 304 Not Modified\r\n\r\n");
        } else {
            byte[] body = feed(host[2] << 8 | Byte.toUnsignedInt(host[3])).getBytes(StandardCharsets.UTF_8);
            write(out, "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: " + body.length + "\r\n\r\n");
            out.write(body);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    private static String feed(int host) {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i -> "<item><title>Story " + i + "</title><link>/story/" + host + "/" + i
                        + "</link><pubDate>Sat, 21 Nov 2026 08:00:00 GMT</pubDate><description><![CDATA[<p>Host " + host
                        + ", story " + i + ". "
                        + WORDS.repeat(8) + "</p>]]></description></item>")
                .collect(Collectors.joining(
                        "",
                        "<rss version='2.0'><channel><title>F</title><link>/</link><description>D</description>",
                        "</channel></rss>"));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
