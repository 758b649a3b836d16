package io.castling.embedded.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs another main class and ends this JVM in good order as soon as standard input is at its end. The parent holds the
 * other end of that pipe and never writes to it; the operating system closes it when the parent ends in whatever way,
 * {@code kill -9} included. So no child outlives its parent.
 *
 * <p>Uses the JDK alone, for it stands on the class path of foreign programs. Arguments: the main class, then its
 * arguments.
 */
public final class LeashMain {
    /** How long the shutdown hooks of the program may take once the parent is gone. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private LeashMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        InputStream parent = System.in;
        Thread.ofPlatform().name("leash").daemon().start(() -> endWith(parent));
        var main = Class.forName(args[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(args[0] + " failed", e.getCause());
        }
    }

    private static void endWith(InputStream parent) {
        awaitEnd(parent);
        Thread.ofPlatform().name("leash-deadline").daemon().start(LeashMain::haltAfterGrace);
        System.exit(0);
    }

    private static void awaitEnd(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing is ever sent; only the end counts.
            }
        } catch (IOException e) {
            // A broken pipe is an end as well.
        }
    }

    private static void haltAfterGrace() {
        long deadline = System.nanoTime() + GRACE_NANOS;
        while (deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(deadline - System.nanoTime());
        }
        Runtime.getRuntime().halt(1);
    }
}
