package io.castling.alert.deliver.kafka;

import io.castling.alert.wire.SubscriptionAudience;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.topic.Lane;
import io.smallrye.config.ConfigMapping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Delivery in a process of its own, to be killed. Arguments: brokers, registry, the time that it shall be. */
final class DeliveryChildMain {

    @ConfigMapping(prefix = "castling")
    interface Config {
        KafkaSettings kafka();

        DeliverySettings delivery();
    }

    private DeliveryChildMain() {}

    public static void main(String[] arguments) {
        Config config = ConfigLoader.load(
                        Config.class,
                        ConfigSources.of(Map.of(
                                "castling.kafka.bootstrap-servers", arguments[0],
                                "castling.kafka.registry.urls", arguments[1],
                                "castling.delivery.group", "killed",
                                "castling.delivery.instance-id", "killed",
                                "castling.delivery.allowed-targets", "127.0.0.1",
                                "castling.delivery.retry.first", "PT0.1S")))
                .values();
        var kafka = new KafkaConnection(config.kafka());
        Clock now = Clock.systemUTC();
        var clock = Clock.offset(now, Duration.between(now.instant(), Instant.parse(arguments[2])));
        var outside = new DeliveryService.Outside(name -> Optional.empty(), System.out, new Random());
        new DeliveryService(
                        config.delivery(),
                        Lane.LIVE,
                        kafka,
                        SubscriptionAudience::new,
                        outside,
                        ServiceContext.on(clock, "test"))
                .start()
                .ended()
                .toCompletableFuture()
                .join();
    }
}
