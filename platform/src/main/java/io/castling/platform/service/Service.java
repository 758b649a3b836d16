package io.castling.platform.service;

/** A part of a program that runs until it is told to stop. */
public interface Service {

    /** A short name for logs, health and messages, in kebab-case. */
    String name();

    /**
     * Starts and returns at once; whatever has to be waited for (a broker that is away, a cold start) is waited for
     * behind the returned handle, and readiness says so.
     *
     * @throws RuntimeException when it cannot start at all; nothing is left half-done then
     */
    RunningService start();
}
