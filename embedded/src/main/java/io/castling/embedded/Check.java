package io.castling.embedded;

/**
 * One thing that was looked at on this machine.
 *
 * @param name what was looked at, for people: "memory"
 * @param finding what was found: "3.1 GB available"
 * @param remedy what to do about it; empty when all is well
 */
public record Check(String name, Verdict verdict, String finding, String remedy) {
    /** How bad it is. */
    public enum Verdict {
        /** As it is meant to be. */
        FINE,
        /** Castling runs, but something will be slow or is not to be had. */
        POOR,
        /** Castling cannot run here before this is remedied. */
        FATAL
    }

    public Check {
        if (remedy.isEmpty() != (verdict == Verdict.FINE)) {
            throw new IllegalArgumentException(name + ": a remedy is for what is not fine, and for all of that");
        }
    }

    static Check fine(String name, String finding) {
        return new Check(name, Verdict.FINE, finding, "");
    }

    static Check poor(String name, String finding, String remedy) {
        return new Check(name, Verdict.POOR, finding, remedy);
    }

    static Check fatal(String name, String finding, String remedy) {
        return new Check(name, Verdict.FATAL, finding, remedy);
    }

    /** Messages to people are "what stands in the way; what to do about it". */
    static Check fatal(String name, SurroundingsException e) {
        String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
        return fatal(name, parts[0], parts.length > 1 ? parts[1] : "see above");
    }
}
