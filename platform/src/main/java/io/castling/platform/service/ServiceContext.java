package io.castling.platform.service;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;

/**
 * What every service of a program lives on.
 *
 * @param clock the only source of the present time
 * @param meters where services count and time; scraped by Prometheus
 * @param health where services say how they are
 * @param version the version of the program, for logs and dead letters
 */
public record ServiceContext(Clock clock, PrometheusMeterRegistry meters, Health health, String version) {

    /** A fresh context on the system clock. */
    public static ServiceContext create(String version) {
        return on(Clock.systemUTC(), version);
    }

    /** A fresh context on a clock of the caller's, for tests and replays. */
    public static ServiceContext on(Clock clock, String version) {
        return new ServiceContext(clock, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), new Health(), version);
    }

    /** Adds memory, garbage collection, threads, load and uptime of this JVM to the meters: once in a program. */
    // The collector's listener lives as long as the program.
    @SuppressWarnings("resource")
    public ServiceContext withJvmMeters() {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmGcMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        return this;
    }
}
