package io.castling.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the log of a long-running command goes: a bounded set of files beside its data. */
final class Logs {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{30} %msg %kvp%n%ex";
    /** Kept off the console in logback.xml. */
    private static final String KAFKA = "org.apache.kafka";

    private static final int FILES = 5;
    private static final FileSize EACH = FileSize.valueOf("10MB");

    private Logs() {}

    /** Hands what libraries log through java.util.logging to the same log. */
    static void bridge() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** Writes everything from INFO on to {@code castling.log} in a folder, in addition to what the console shows. */
    static void toFile(Path folder) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setContext(context);
        file.setName("file");
        file.setEncoder(encoder);
        file.setFile(folder.resolve("castling.log").toString());
        var window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(file);
        window.setFileNamePattern(folder.resolve("castling.%i.log").toString());
        window.setMinIndex(1);
        window.setMaxIndex(FILES);
        window.start();
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.setMaxFileSize(EACH);
        size.start();
        file.setRollingPolicy(window);
        file.setTriggeringPolicy(size);
        file.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file);
        context.getLogger(KAFKA).addAppender(file);
    }
}
