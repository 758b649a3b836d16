package io.castling.system.deployment;

import io.castling.embedded.child.LeashMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One main class of the built product in a JVM of its own, which ends with this one. */
final class ServiceProcess {

    private static final Path CLASS_PATH =
            Path.of("..", "cli", "target", "castling", "lib").toAbsolutePath().normalize();
    private static final int LOGGED = 4_000;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    private ServiceProcess(List<String> command, Map<String, String> environment, Path log) {
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.process = launch();
    }

    /** @param environment the settings; nothing named CASTLING_ is taken over from this process */
    static ServiceProcess start(Path log, Map<String, String> environment, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                CLASS_PATH + "/*",
                LeashMain.class.getName(),
                main));
        command.addAll(List.of(arguments));
        return new ServiceProcess(List.copyOf(command), Map.copyOf(environment), log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String describe() {
        return command.getLast() + " (pid " + process.pid() + ")";
    }

    /** The end of what it said. */
    String said() {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - LOGGED));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    void restart() {
        process = launch();
    }

    /** In good order; by force where that takes too long. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CASTLING_"));
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
