package io.castling.embedded;

/** A child as simple as can be: says its arguments; with "stay" as the last it stays until it is stopped. */
public final class ChildMain {
    private ChildMain() {}

    public static void main(String[] args) throws InterruptedException {
        for (String line : args) {
            System.out.println(line);
        }
        if (args[args.length - 1].equals("stay")) {
            Thread.currentThread().join();
        }
        System.exit(3);
    }
}
