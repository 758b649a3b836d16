package io.castling.cli;

/** The machine and the JVM, for the head of a report. */
final class Machine {

    private static final int MEBIBYTE = 1 << 20;

    private Machine() {}

    static String words() {
        Runtime runtime = Runtime.getRuntime();
        return "%d processors, %s %s, heap of at most %d MiB, %s %s"
                .formatted(
                        runtime.availableProcessors(),
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        runtime.maxMemory() / MEBIBYTE,
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
    }
}
