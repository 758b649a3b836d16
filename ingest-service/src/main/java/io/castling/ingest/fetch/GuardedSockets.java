package io.castling.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that connect where the policy permits and nowhere else. The check stands at the last moment, on the very address
 * that is connected to: a name that is resolved again with another answer, a redirect, or a host written as a number all
 * pass here.
 */
final class GuardedSockets extends SocketFactory {

    private final AddressPolicy policy;

    GuardedSockets(AddressPolicy policy) {
        this.policy = policy;
    }

    /** The address may not be connected to. */
    static final class Forbidden extends IOException {
        private static final long serialVersionUID = 1;

        Forbidden(InetAddress address) {
            super(address.getHostAddress() + " is not an address of the public internet;"
                    + " list its network under castling.ingest.fetch.allowed-networks if it is meant");
        }
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint) throws IOException {
                connect(endpoint, 0);
            }

            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                if (endpoint instanceof InetSocketAddress internet && internet.getAddress() != null) {
                    if (!policy.permits(internet.getAddress())) {
                        throw new Forbidden(internet.getAddress());
                    }
                    super.connect(endpoint, timeout);
                } else {
                    throw new IOException("not an internet address: " + endpoint);
                }
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(localHost, localPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(localAddress, localPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }
}
