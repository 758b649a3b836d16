package io.castling.alert.deliver.channel;

import io.castling.alert.deliver.Answer;
import io.castling.alert.deliver.Courier;
import io.castling.alert.deliver.Parcel;
import io.castling.alert.deliver.render.Bulletin;
import io.castling.schemas.Channel;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Sends alerts by mail, as text and HTML. The Message-ID is that of the delivery, so that a mail that had to be sent again
 * is known again, and mails about one relocation make one thread.
 */
public final class MailCourier implements Courier {

    private static final String PATIENCE_MILLIS = "15000";

    private final MailSettings settings;
    private final SSLSocketFactory tls;
    private final Secrets secrets;
    private final Clock clock;

    /** A courier for one mail server. */
    public MailCourier(MailSettings settings, SSLSocketFactory tls, Secrets secrets, Clock clock) {
        this.settings = settings;
        this.tls = tls;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Answer deliver(Parcel parcel, Channel channel) {
        InternetAddress recipient;
        try {
            recipient = new InternetAddress(channel.getTarget(), true);
        } catch (AddressException e) {
            return new Answer.Refused("'" + channel.getTarget() + "' is no mail address");
        }
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport(protocol())) {
            connect(transport);
            var message = message(session, parcel, recipient);
            transport.sendMessage(message, message.getAllRecipients());
            return new Answer.Accepted("taken by " + settings.host());
        } catch (MessagingException e) {
            return isFinal(e) ? new Answer.Refused(said(e)) : new Answer.Unavailable(said(e));
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.login().isEmpty()) {
            transport.connect();
            return;
        }
        MailSettings.Login login = settings.login().get();
        Optional<String> password = secrets.find(login.passwordReference());
        if (password.isEmpty()) {
            throw new MessagingException("the password " + login.passwordReference() + " is not set on this machine");
        }
        transport.connect(settings.host(), settings.port(), login.user(), password.get());
    }

    private Message message(Session session, Parcel parcel, InternetAddress recipient) throws MessagingException {
        var message = new IdentifiedMessage(session, "<" + hash(parcel.id()) + "@castling>");
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject(subject(parcel), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        List<String> threads = parcel.alerts().stream()
                .map(alert -> "<" + hash(alert.getRelocation().getId() + recipient.getAddress()) + ".thread@castling>")
                .distinct()
                .toList();
        message.setHeader("References", String.join(" ", threads));
        message.setHeader("In-Reply-To", threads.getFirst());
        // RFC 3834: no out-of-office answers to a machine.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Castling-Delivery", hash(parcel.id()));
        var text = new MimeBodyPart();
        text.setText(Bulletin.text(parcel.alerts(), parcel.purpose()), "UTF-8");
        var html = new MimeBodyPart();
        html.setContent(Bulletin.html(parcel.alerts(), parcel.purpose()), "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", text, html));
        return message;
    }

    private static String subject(Parcel parcel) {
        String line = Bulletin.line(parcel.alerts(), parcel.purpose());
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }

    private String protocol() {
        return settings.encryption() == MailSettings.Encryption.TLS ? "smtps" : "smtp";
    }

    private Properties properties() {
        var properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        properties.setProperty(prefix + "host", settings.host());
        properties.setProperty(prefix + "port", String.valueOf(settings.port()));
        properties.setProperty(prefix + "connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "timeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "writetimeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "auth", String.valueOf(settings.login().isPresent()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.socketFactory", tls);
        boolean upgrade = settings.encryption() == MailSettings.Encryption.STARTTLS;
        properties.setProperty(prefix + "starttls.enable", String.valueOf(upgrade));
        properties.setProperty(prefix + "starttls.required", String.valueOf(upgrade));
        return properties;
    }

    /** RFC 5321, 4.2.1: answers that begin with 5 will not change. Failing to log in may be mended. */
    private static boolean isFinal(MessagingException failure) {
        Exception cause = failure;
        while (cause != null) {
            if (cause instanceof SMTPAddressFailedException address) {
                return address.getReturnCode() >= 500;
            }
            if (cause instanceof SMTPSendFailedException send && send.getNextException() == null) {
                return send.getReturnCode() >= 500 && send.getReturnCode() != 530;
            }
            cause = cause instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return false;
    }

    private static String said(MessagingException failure) {
        Exception next = failure.getNextException();
        String said = next == null ? failure.getMessage() : failure.getMessage() + ": " + next.getMessage();
        return said == null
                ? failure.getClass().getSimpleName()
                : said.replaceAll("\\s+", " ").strip();
    }

    private static String hash(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Jakarta Mail makes up a Message-ID when it saves a message, unless it is told otherwise. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
