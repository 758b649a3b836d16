package io.castling.alert.deliver.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Ends TLS in front of a peer that knows none, from the first byte on or after the SMTP command STARTTLS (RFC 3207). */
final class TlsFront implements AutoCloseable {

    enum Begin {
        AT_ONCE,
        STARTTLS
    }

    private final ServerSocket server;
    private final SSLContext tls;
    private final int backend;
    private final Begin begin;
    private final AtomicInteger secured = new AtomicInteger();
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();

    TlsFront(SSLContext tls, int backend, Begin begin) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.backend = backend;
        this.begin = begin;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections have finished their handshake. */
    int secured() {
        return secured.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket plain) {
        try {
            switch (begin) {
                case AT_ONCE -> {
                    SSLSocket client = secure(plain);
                    try (var peer = peer()) {
                        relay(client, peer);
                    }
                }
                case STARTTLS -> {
                    try (var peer = peer()) {
                        greet(plain, peer);
                        relay(secure(plain), peer);
                    }
                }
            }
        } catch (IOException e) {
            close(plain); // The client did not trust us, or left.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket peer() throws IOException {
        var peer = new Socket(InetAddress.getLoopbackAddress(), backend);
        open.add(peer);
        return peer;
    }

    private SSLSocket secure(Socket plain) throws IOException {
        var client = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        client.setUseClientMode(false);
        client.startHandshake();
        secured.incrementAndGet();
        return client;
    }

    private static void relay(SSLSocket client, Socket peer) throws IOException, InterruptedException {
        Thread back = Thread.ofVirtual().start(() -> copy(peer, client));
        copy(client, peer);
        back.join();
        client.close();
    }

    private static void greet(Socket client, Socket peer) throws IOException {
        say(client, line(peer.getInputStream()));
        String hello = line(client.getInputStream());
        if (!hello.toUpperCase(Locale.ROOT).startsWith("EHLO")) {
            throw new IOException("no EHLO: " + hello);
        }
        say(client, "250-front");
        say(client, "250 STARTTLS");
        if (!line(client.getInputStream()).equalsIgnoreCase("STARTTLS")) {
            throw new IOException("no STARTTLS");
        }
        say(client, "220 go ahead");
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int unit = in.read(); unit >= 0 && unit != '\n'; unit = in.read()) {
            line.append((char) unit);
        }
        return line.toString().strip();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
