package io.castling.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Memory for one answer: the first part is free, for more a place is needed, of which there are few. So many small answers
 * and a few large ones fit side by side, however many servers send large ones at once.
 */
final class Room implements AutoCloseable {

    private static final int FREE = 512 << 10;
    private static final int STEP = 16 << 10;

    private final Semaphore places;
    private boolean taken;

    Room(Semaphore places) {
        this.places = places;
    }

    /** No place became free in time. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** At most so many bytes, fewer at the end of the stream. */
    byte[] read(InputStream in, int most, Duration patience) throws IOException {
        byte[] bytes = new byte[Math.min(STEP, most)];
        int count = 0;
        while (true) {
            int read = in.read(bytes, count, bytes.length - count);
            if (read < 0 || (count += read) == most) {
                return Arrays.copyOf(bytes, count);
            }
            if (count == bytes.length) {
                if (count >= Math.min(FREE, most / 2)) {
                    take(patience);
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * count));
            }
        }
    }

    private void take(Duration patience) throws IOException {
        try {
            if (!taken && !places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Full();
            }
            taken = true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Full();
        }
    }

    @Override
    public void close() {
        if (taken) {
            places.release();
            taken = false;
        }
    }
}
