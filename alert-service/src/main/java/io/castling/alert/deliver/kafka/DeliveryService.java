package io.castling.alert.deliver.kafka;

import io.castling.alert.deliver.AcknowledgedAudience;
import io.castling.alert.deliver.Audience;
import io.castling.alert.deliver.Courier;
import io.castling.alert.deliver.Dispatcher;
import io.castling.alert.deliver.RetryPolicy;
import io.castling.alert.deliver.SubscriptionRoutes;
import io.castling.alert.deliver.channel.AddressGuard;
import io.castling.alert.deliver.channel.ChatMessages;
import io.castling.alert.deliver.channel.LocalCouriers;
import io.castling.alert.deliver.channel.MailCourier;
import io.castling.alert.deliver.channel.MailSettings;
import io.castling.alert.deliver.channel.Secrets;
import io.castling.alert.deliver.channel.Trust;
import io.castling.alert.deliver.channel.WebCourier;
import io.castling.alert.deliver.channel.WebMessage;
import io.castling.alert.deliver.channel.Webhook;
import io.castling.alert.deliver.render.Publisher;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.service.Health;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.Acknowledgement;
import io.castling.schemas.Alert;
import io.castling.schemas.ChannelKind;
import io.castling.schemas.Subscription;
import io.castling.schemas.WatchedSystem;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the alerts of the live lane. It asks for {@link Lane.Live}: there is no way to make one for a replay, which
 * must never page anybody.
 */
public final class DeliveryService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryService.class);
    private static final String NAME = "deliver";

    private final DeliverySettings settings;
    private final Lane.Live lane;
    private final KafkaConnection kafka;
    private final Function<CompactedView<Subscription>, Audience> audience;
    private final Outside outside;
    private final ServiceContext context;

    /**
     * What delivery takes from outside of the program.
     *
     * @param environment looks up an environment variable
     * @param console where alerts of console channels are printed
     */
    public record Outside(
            Function<String, Optional<String>> environment, PrintStream console, RandomGenerator random) {}

    /**
     * Delivery in the live lane.
     *
     * @param audience decides who wants what, from the subscriptions as they are at the moment
     * @param kafka is left open when the service ends
     */
    public DeliveryService(
            DeliverySettings settings,
            Lane.Live lane,
            KafkaConnection kafka,
            Function<CompactedView<Subscription>, Audience> audience,
            Outside outside,
            ServiceContext context) {
        this.settings = settings;
        this.lane = lane;
        this.kafka = kafka;
        this.audience = audience;
        this.outside = outside;
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RunningDelivery start() {
        Clock clock = context.clock();
        var limits = new DeliveryLimits(settings.oldestAlert(), settings.remembered(), settings.groupWithin());
        var publisher = new Publisher(settings.sender(), settings.senderName(), settings.publicUrl());
        var parts = new Parts(new KafkaProducer<>(
                kafka.clients().producer(NAME), new ByteArraySerializer(), new ByteArraySerializer()));
        try {
            var subscriptions = new CompactedView<Subscription>();
            var subscriptionWriter = writer(Topics.SUBSCRIPTIONS, parts, subscriptions);
            var watchlist = new CompactedView<WatchedSystem>();
            var acknowledgements = new CompactedView<Acknowledgement>();
            var acknowledgementWriter = writer(Topics.ACKNOWLEDGEMENTS, parts, acknowledgements);
            var alerts = new RecentAlerts();
            var deliveries = new RecentDeliveries();
            var known = parts.add(tail(Topics.SUBSCRIPTIONS, Long.MAX_VALUE, subscriptions));
            parts.add(tail(Topics.WATCHLIST, Long.MAX_VALUE, watchlist));
            var noted = parts.add(tail(Topics.ACKNOWLEDGEMENTS, Long.MAX_VALUE, acknowledgements));
            parts.add(tail(Topics.ALERTS, RecentAlerts.MOST, alerts));
            parts.add(tail(Topics.DELIVERIES, 10_000, deliveries));

            var ledger = new KafkaLedger(
                    Topics.DELIVERIES.in(lane),
                    parts.producer(),
                    kafka.serdes().value(Topics.DELIVERIES.value()).serializer(),
                    clock);
            var routes = new SubscriptionRoutes(
                    subscriptions::find, changed -> subscriptionWriter.save(changed.getId(), changed));
            var dispatcher =
                    parts.add(new Dispatcher(couriers(publisher), routes, ledger, retries(), clock, outside.random()));
            var consumer = member();
            var worker = new AlertWorker(
                    consumer,
                    kafka.serdes().value(Topics.ALERTS.value()).deserializer(),
                    new LedgerReader(
                            Topics.DELIVERIES.in(lane),
                            () -> consumer(settings.group() + "-ledger", "ledger"),
                            kafka.serdes().value(Topics.DELIVERIES.value()).deserializer()),
                    ledger,
                    new AcknowledgedAudience(audience.apply(subscriptions), acknowledgements::find),
                    dispatcher,
                    clock,
                    limits,
                    cancelled -> forget(cancelled, acknowledgements, acknowledgementWriter));
            var loop = parts.add(new DeliveryLoop(
                            worker, consumer, Topics.ALERTS.in(lane), () -> known.isCaughtUp() && noted.isCaughtUp())
                    .start());
            context.health().register(NAME, Health.Aspect.READINESS, () -> readiness(worker));
            parts.add(() -> context.health().unregister(NAME));
            var desk = new Desk(
                    subscriptions,
                    subscriptionWriter,
                    watchlist,
                    writer(Topics.WATCHLIST, parts, watchlist),
                    acknowledgements,
                    acknowledgementWriter,
                    alerts,
                    deliveries,
                    worker::accept);
            return new RunningDelivery(desk, loop, parts);
        } catch (RuntimeException failure) {
            parts.close();
            throw failure;
        }
    }

    /** What is cancelled is over; should it come back, that is news again. */
    private static void forget(
            Alert cancelled, CompactedView<Acknowledgement> acknowledgements, CompactedWriter<Acknowledgement> writer) {
        String relocation = cancelled.getRelocation().getId();
        for (Acknowledgement each : acknowledgements.all()) {
            if (each.getRelocation().equals(relocation)) {
                String key = AcknowledgedAudience.key(relocation, Optional.ofNullable(each.getSubscription()));
                try {
                    writer.remove(key);
                } catch (KafkaException e) {
                    LOG.atWarn().setCause(e).addKeyValue("acknowledgement", key).log("an acknowledgement stays");
                }
            }
        }
    }

    private static Health.Status readiness(AlertWorker worker) {
        return worker.isReady()
                ? Health.Status.up("delivering")
                : Health.Status.down("the broker is away, subscriptions are still being read, or other instances"
                        + " have all partitions");
    }

    private RetryPolicy retries() {
        var retry = settings.retry();
        return new RetryPolicy(retry.first(), retry.factor(), retry.longest(), retry.attempts());
    }

    private Map<ChannelKind, Courier> couriers(Publisher publisher) {
        var secrets = new Secrets(outside.environment(), settings.secretsFolder());
        var guard = AddressGuard.allowing(settings.allowedTargets().orElse(List.of()), InetAddress::getAllByName);
        var tls = Trust.sockets(settings.trustedCertificates());
        var couriers = new EnumMap<ChannelKind, Courier>(ChannelKind.class);
        couriers.put(ChannelKind.WEBHOOK, web(guard, tls, secrets, new Webhook(secrets, publisher)));
        couriers.put(ChannelKind.SLACK, web(guard, tls, secrets, ChatMessages.slack()));
        couriers.put(ChannelKind.TEAMS, web(guard, tls, secrets, ChatMessages.teams()));
        couriers.put(ChannelKind.CONSOLE, LocalCouriers.console(outside.console()));
        couriers.put(ChannelKind.ATOM, LocalCouriers.published("/alerts.atom"));
        couriers.put(ChannelKind.SSE, LocalCouriers.published("/alerts/stream"));
        settings.mail()
                .host()
                .ifPresent(host -> couriers.put(
                        ChannelKind.MAIL, new MailCourier(mailSettings(host), tls, secrets, context.clock())));
        return couriers;
    }

    private WebCourier web(AddressGuard guard, SSLSocketFactory tls, Secrets secrets, WebMessage message) {
        return new WebCourier(guard, tls, WebCourier.PATIENCE, secrets, message, context.clock());
    }

    private MailSettings mailSettings(String host) {
        DeliverySettings.Mail mail = settings.mail();
        return new MailSettings(
                host,
                mail.port(),
                mail.encryption(),
                mail.from().orElse(settings.sender()),
                mail.user().map(user -> new MailSettings.Login(user, mail.password())));
    }

    private <V extends SpecificRecord> CompactedWriter<V> writer(Topic<V> topic, Parts parts, CompactedView<V> view) {
        return new CompactedWriter<>(
                topic.in(lane),
                parts.producer(),
                kafka.serdes().value(topic.value()).serializer(),
                view,
                context.clock());
    }

    private <V extends SpecificRecord> TopicTail<V> tail(Topic<V> topic, long most, TopicTail.Image<V> image) {
        return new TopicTail<>(
                        topic.in(lane),
                        () -> consumer(settings.group() + "-view", "view-" + topic.name()),
                        kafka.serdes().value(topic.value()).deserializer(),
                        most,
                        image)
                .start();
    }

    /** The consumer that shares the alerts with those of other instances. */
    private Consumer<byte[], byte[]> member() {
        Map<String, Object> properties = kafka.clients().consumer(NAME + "-alerts", settings.group());
        settings.instanceId().ifPresent(id -> properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Consumer<byte[], byte[]> consumer(String group, String purpose) {
        return new KafkaConsumer<>(
                kafka.clients().consumer(NAME + "-" + purpose, group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
