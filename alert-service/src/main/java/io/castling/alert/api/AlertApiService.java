package io.castling.alert.api;

import io.castling.alert.deliver.kafka.DeliveryService;
import io.castling.alert.deliver.kafka.DeliverySettings;
import io.castling.alert.deliver.kafka.RunningDelivery;
import io.castling.alert.deliver.render.Publisher;
import io.castling.platform.http.HttpService;
import io.castling.platform.http.RunningHttp;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Delivery together with the HTTP interface to it. */
public final class AlertApiService implements Service {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final DeliveryService delivery;
    private final DeliverySettings settings;
    private final RandomGenerator random;
    private final ServiceContext context;

    /** Starts and stops the delivery that it is given. */
    public AlertApiService(
            DeliveryService delivery, DeliverySettings settings, RandomGenerator random, ServiceContext context) {
        this.delivery = delivery;
        this.settings = settings;
        this.random = random;
        this.context = context;
    }

    @Override
    public String name() {
        return "alert-api";
    }

    @Override
    public Running start() {
        RunningDelivery running = delivery.start();
        try {
            var publisher = new Publisher(settings.sender(), settings.senderName(), settings.publicUrl());
            var api = new AlertApi(running.desk(), publisher, context.clock(), random, HEARTBEAT);
            return new Running(running, api, new HttpService(name(), settings.http(), api::addTo, context).start());
        } catch (RuntimeException failure) {
            running.close();
            throw failure;
        }
    }

    /** The service while it runs. */
    public static final class Running implements RunningService {

        private final RunningDelivery delivery;
        private final AlertApi api;
        private final RunningHttp http;

        private Running(RunningDelivery delivery, AlertApi api, RunningHttp http) {
            this.delivery = delivery;
            this.api = api;
            this.http = http;
        }

        /** Where the API is. */
        public URI url() {
            return http.url();
        }

        @Override
        public CompletionStage<Void> ended() {
            return delivery.ended();
        }

        /** Takes no more requests, then ends delivery. */
        @Override
        public void close() {
            api.close();
            http.close();
            delivery.close();
        }
    }
}
