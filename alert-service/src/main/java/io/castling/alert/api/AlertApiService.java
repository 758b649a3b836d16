package io.castling.alert.api;

import io.castling.alert.deliver.kafka.DeliveryService;
import io.castling.alert.deliver.kafka.DeliverySettings;
import io.castling.alert.deliver.kafka.RunningDelivery;
import io.castling.alert.deliver.render.Publisher;
import io.castling.alert.query.QueryService;
import io.castling.platform.http.HttpService;
import io.castling.platform.http.RunningHttp;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Delivery together with the HTTP interface to it. */
public final class AlertApiService implements Service {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final DeliveryService delivery;
    private final QueryService queries;
    private final DeliverySettings settings;
    private final RandomGenerator random;
    private final ServiceContext context;

    /** Starts and stops the delivery and the stores that it is given. */
    public AlertApiService(
            DeliveryService delivery,
            QueryService queries,
            DeliverySettings settings,
            RandomGenerator random,
            ServiceContext context) {
        this.delivery = delivery;
        this.queries = queries;
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
            QueryService.Running asked = queries.start();
            try {
                return start(running, asked);
            } catch (RuntimeException failure) {
                asked.close();
                throw failure;
            }
        } catch (RuntimeException failure) {
            running.close();
            throw failure;
        }
    }

    private Running start(RunningDelivery running, QueryService.Running asked) {
        var publisher = new Publisher(settings.sender(), settings.senderName(), settings.publicUrl());
        var api = new AlertApi(running.desk(), asked.queries(), publisher, context.clock(), random, HEARTBEAT);
        var http = new HttpService(name(), settings.http(), api::addTo, context).start();
        return new Running(running, asked, api, http);
    }

    /** The service while it runs. */
    public static final class Running implements RunningService {

        private final RunningDelivery delivery;
        private final QueryService.Running queries;
        private final AlertApi api;
        private final RunningHttp http;

        private Running(RunningDelivery delivery, QueryService.Running queries, AlertApi api, RunningHttp http) {
            this.delivery = delivery;
            this.queries = queries;
            this.api = api;
            this.http = http;
        }

        /** Where the API is. */
        public URI url() {
            return http.url();
        }

        @Override
        public CompletionStage<Void> ended() {
            return CompletableFuture.anyOf(
                            delivery.ended().toCompletableFuture(),
                            queries.ended().toCompletableFuture())
                    .thenAccept(nothing -> {});
        }

        /** Takes no more requests, then ends delivery. */
        @Override
        public void close() {
            api.close();
            http.close();
            queries.close();
            delivery.close();
        }
    }
}
