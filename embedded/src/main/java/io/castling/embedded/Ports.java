package io.castling.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Ports on the loopback interface.
 *
 * <p>A port found free can be taken a moment later by somebody else, so whoever uses {@link #free} must be ready to try
 * another one. It chooses below the range from which operating systems give ports to outgoing connections (Linux 32768,
 * macOS and others 49152 upwards): a client that keeps calling a broker that is away would in time be given the broker's
 * own port, connect to itself, and keep the broker from coming back.
 */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int TRIES = 100;

    private final RandomGenerator random;

    public Ports(RandomGenerator random) {
        this.random = random;
    }

    /** A port that nobody listens on now. */
    public int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(LOWEST, BEYOND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new SurroundingsException("no free port found between " + LOWEST + " and " + BEYOND + " in " + TRIES
                + " tries; is the loopback interface up?");
    }

    /** The wanted port, if nobody listens on it; without a wish, any free one. */
    int choose(OptionalInt wanted, String what) {
        if (wanted.isEmpty()) {
            return free();
        }
        requireFree(wanted.getAsInt(), what);
        return wanted.getAsInt();
    }

    /**
     * Checks a port that was asked for by number.
     *
     * @param what who needs it, for the message: "the broker"
     * @throws SurroundingsException naming the port and, where the system tells, the process that listens on it
     */
    public static void requireFree(int port, String what) {
        if (!isFree(port)) {
            throw new SurroundingsException("port " + port + " for " + what + " is taken"
                    + PortOwner.of(port).map(owner -> " by " + owner).orElse("")
                    + "; stop that process or choose another port");
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As servers do: connections of the past that linger in TIME_WAIT are no obstacle, a listener is one.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
