package io.castling.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Processor time and memory of one process on this machine. */
final class ProcessMeter {

    private static final String RESIDENT = "VmRSS:";

    private final ProcessHandle process;
    private Duration begun = Duration.ZERO;

    ProcessMeter(ProcessHandle process) {
        this.process = process;
    }

    /**
     * What a process cost since {@link #begin}.
     *
     * @param cpu processor time of all its threads
     * @param residentBytes memory in use now; absent where the system does not tell
     */
    record Cost(Duration cpu, OptionalLong residentBytes) {}

    void begin() {
        begun = cpu();
    }

    Cost cost() {
        return new Cost(cpu().minus(begun), resident());
    }

    private Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private OptionalLong resident() {
        try {
            Optional<String> line =
                    Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                            .filter(status -> status.startsWith(RESIDENT))
                            .findFirst();
            return line.map(status -> status.replaceAll("\\D", ""))
                    .map(kilobytes -> OptionalLong.of(Long.parseLong(kilobytes) * 1024))
                    .orElseGet(OptionalLong::empty);
        } catch (IOException elsewhere) {
            return OptionalLong.empty();
        }
    }
}
