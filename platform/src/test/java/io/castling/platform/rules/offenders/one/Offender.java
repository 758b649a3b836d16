package io.castling.platform.rules.offenders.one;

import io.castling.platform.rules.offenders.two.Accomplice;
import io.helidon.http.Status;
import java.time.Clock;
import java.util.HashMap;
import org.apache.kafka.common.TopicPartition;

/** Breaks every rule of the module, so that a test can see each one bite. */
public final class Offender {

    static HashMap<String, String> cache = new HashMap<>();

    Accomplice accomplice;

    Status status = Status.OK_200;

    TopicPartition partition;

    long now = Clock.systemUTC().millis();

    String home = System.getenv("HOME");
}
