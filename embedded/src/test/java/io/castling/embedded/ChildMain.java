package io.castling.embedded;

import java.util.List;

/** A child as simple as can be: says its arguments; with "stay" or "linger" as the last it stays until it is stopped. */
public final class ChildMain {
    private ChildMain() {}

    public static void main(String[] args) throws InterruptedException {
        for (String line : args) {
            System.out.println(line);
        }
        if (List.of("stay", "linger").contains(args[args.length - 1])) {
            Thread.currentThread().join();
        }
        System.exit(3);
    }
}
