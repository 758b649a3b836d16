package io.castling.alert.deliver.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.castling.alert.deliver.Answer;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.alert.deliver.SampleChannels;
import io.castling.alert.deliver.Shipment;
import io.castling.alert.deliver.render.Purpose;
import io.castling.schemas.Alert;
import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCourierTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T06:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, String> ENVIRONMENT =
            Map.of("CASTLING_SECRET_SMTP", "open sesame", "CASTLING_SECRET_WRONG", "x");

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        server.setUser("castling@example.org", "castling", "open sesame");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailHoldsTextAndHtmlAndBelongsToAThread() throws Exception {
        Answer first = send(SampleAlerts.opened(), "ops@example.org", plain(Optional.empty()));
        Answer second = send(SampleAlerts.corroborated(), "ops@example.org", plain(Optional.empty()));

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(first).isInstanceOf(Answer.Accepted.class);
        assertThat(second).isInstanceOf(Answer.Accepted.class);
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getSubject()).startsWith("NEW: Two S-400 batteries have left Port Alpha");
        assertThat(mails[0].getHeader("References")).isEqualTo(mails[1].getHeader("References"));
        assertThat(mails[0].getMessageID()).isNotEqualTo(mails[1].getMessageID());
        assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var parts = (MimeMultipart) mails[0].getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("usually reliable");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    }

    @Test
    void aMailThatIsSentAgainHasTheSameMessageId() throws Exception {
        send(SampleAlerts.opened(), "ops@example.org", plain(Optional.empty()));
        send(SampleAlerts.opened(), "ops@example.org", plain(Optional.empty()));

        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void aHeadlineCannotAddHeaders() throws Exception {
        send(SampleAlerts.saying("x\r\nBcc: all@example.org\r\n\r\nbody"), "ops@example.org", plain(Optional.empty()));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
    }

    @Test
    void theServerAsksForAPasswordAndGetsIt() {
        var login = new MailSettings.Login("castling", "env:CASTLING_SECRET_SMTP");

        assertThat(send(SampleAlerts.opened(), "ops@example.org", plain(Optional.of(login))))
                .isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void aWrongOrMissingPasswordMayBeMended() {
        for (String reference : new String[] {"env:CASTLING_SECRET_WRONG", "env:CASTLING_SECRET_ABSENT"}) {
            var login = new MailSettings.Login("castling", reference);

            assertThat(send(SampleAlerts.opened(), "ops@example.org", plain(Optional.of(login))))
                    .isInstanceOf(Answer.Unavailable.class);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatCannotEncryptGetsNoMailWhereEncryptionIsAskedFor() {
        var settings = new MailSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                MailSettings.Encryption.STARTTLS,
                "castling@example.org",
                Optional.empty());

        assertThat(send(SampleAlerts.opened(), "ops@example.org", settings)).isInstanceOf(Answer.Unavailable.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWithAnUnknownCertificateGetsNoMail() {
        var settings = new MailSettings(
                "127.0.0.1",
                server.getSmtps().getPort(),
                MailSettings.Encryption.TLS,
                "castling@example.org",
                Optional.empty());

        assertThat(send(SampleAlerts.opened(), "ops@example.org", settings)).isInstanceOf(Answer.Unavailable.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        MailSettings settings = plain(Optional.empty());
        server.stop();

        assertThat(send(SampleAlerts.opened(), "ops@example.org", settings)).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThat(send(SampleAlerts.opened(), "ops at example", plain(Optional.empty())))
                .isInstanceOf(Answer.Refused.class);
    }

    private MailSettings plain(Optional<MailSettings.Login> login) {
        return new MailSettings(
                "127.0.0.1", server.getSmtp().getPort(), MailSettings.Encryption.NONE, "castling@example.org", login);
    }

    private static Answer send(Alert alert, String address, MailSettings settings) {
        Channel channel = SampleChannels.of(ChannelKind.MAIL, address);
        var secrets = new Secrets(name -> Optional.ofNullable(ENVIRONMENT.get(name)), Optional.empty());
        return new MailCourier(settings, Trust.sockets(Optional.empty()), secrets, CLOCK)
                .deliver(Shipment.of(alert, Purpose.ACTUAL, "sub-1", channel, CLOCK.instant()), channel);
    }
}
