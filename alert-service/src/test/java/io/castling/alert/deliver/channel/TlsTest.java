package io.castling.alert.deliver.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.castling.alert.deliver.Answer;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.alert.deliver.SampleChannels;
import io.castling.alert.deliver.Shipment;
import io.castling.alert.deliver.render.Publisher;
import io.castling.alert.deliver.render.Purpose;
import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates of one's own: what they open, and what stays closed without them or under another name. */
@Timeout(60)
class TlsTest {

    private static final Secrets NO_SECRETS = new Secrets(name -> Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"TLS, AT_ONCE", "STARTTLS, STARTTLS"})
    void aMailServerIsTrustedByACertificateOfOnesOwn(MailSettings.Encryption encryption, TlsFront.Begin begin)
            throws Exception {
        var certificate = TestCertificate.of(folder, "ip:127.0.0.1");
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (var front = new TlsFront(certificate.server(), server.getSmtp().getPort(), begin)) {
            assertThat(mail(front.port(), encryption, Optional.empty())).isInstanceOf(Answer.Unavailable.class);
            assertThat(server.getReceivedMessages()).isEmpty();

            assertThat(mail(front.port(), encryption, Optional.of(certificate.pem())))
                    .isInstanceOf(Answer.Accepted.class);

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(front.secured()).isEqualTo(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void aMailServerWithACertificateOfAnotherNameGetsNoMail() throws Exception {
        var certificate = TestCertificate.of(folder, "dns:mail.example");
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try (var front = new TlsFront(certificate.server(), server.getSmtp().getPort(), TlsFront.Begin.AT_ONCE)) {
            assertThat(mail(front.port(), MailSettings.Encryption.TLS, Optional.of(certificate.pem())))
                    .isInstanceOf(Answer.Unavailable.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aWebhookIsTrustedByACertificateOfOnesOwn() throws Exception {
        var certificate = TestCertificate.of(folder, "ip:127.0.0.1");
        try (var receiver = LoopbackReceiver.status("204 No Content");
                var front = new TlsFront(certificate.server(), receiver.uri().getPort(), TlsFront.Begin.AT_ONCE)) {
            String target = "https://127.0.0.1:" + front.port() + "/hook";

            assertThat(post(target, Optional.empty())).isInstanceOf(Answer.Unavailable.class);
            assertThat(receiver.received()).isZero();

            assertThat(post(target, Optional.of(certificate.pem()))).isInstanceOf(Answer.Accepted.class);
            assertThat(receiver.next().line()).isEqualTo("POST /hook HTTP/1.1");
        }
    }

    @Test
    void aWebhookWithACertificateOfAnotherNameGetsNothing() throws Exception {
        var certificate = TestCertificate.of(folder, "dns:hook.example");
        try (var receiver = LoopbackReceiver.status("204 No Content");
                var front = new TlsFront(certificate.server(), receiver.uri().getPort(), TlsFront.Begin.AT_ONCE)) {
            String target = "https://127.0.0.1:" + front.port() + "/hook";

            assertThat(post(target, Optional.of(certificate.pem()))).isInstanceOf(Answer.Unavailable.class);
            assertThat(receiver.received()).isZero();
        }
    }

    @Test
    void aFileThatHoldsNoCertificateIsNamed() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path other = Files.writeString(folder.resolve("other.pem"), "not a certificate");

        for (Path file : List.of(empty, other, folder.resolve("absent.pem"))) {
            assertThatThrownBy(() -> Trust.sockets(Optional.of(file)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private static Answer mail(int port, MailSettings.Encryption encryption, Optional<Path> trusted) {
        var settings = new MailSettings("127.0.0.1", port, encryption, "castling@example.org", Optional.empty());
        Channel channel = SampleChannels.of(ChannelKind.MAIL, "ops@example.org");
        return new MailCourier(settings, Trust.sockets(trusted), NO_SECRETS, Clock.systemUTC())
                .deliver(shipment(channel), channel);
    }

    private static Answer post(String target, Optional<Path> trusted) {
        Channel channel = SampleChannels.of(ChannelKind.WEBHOOK, target);
        var guard = AddressGuard.allowing(List.of("127.0.0.1"), InetAddress::getAllByName);
        var message = new Webhook(NO_SECRETS, new Publisher("castling@localhost", "Castling", Optional.empty()));
        return new WebCourier(
                        guard, Trust.sockets(trusted), Duration.ofSeconds(10), NO_SECRETS, message, Clock.systemUTC())
                .deliver(shipment(channel), channel);
    }

    private static Shipment shipment(Channel channel) {
        return Shipment.of(
                SampleAlerts.opened(),
                Purpose.ACTUAL,
                "sub-1",
                channel,
                Clock.systemUTC().instant());
    }
}
