package io.castling.alert.deliver.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates webhooks and mail servers may present: those of the JDK, and those of one's own. */
public final class Trust {

    private Trust() {}

    /**
     * Makes TLS connections. Names are checked by who uses them.
     *
     * @param more a PEM file with further certificates, of authorities or of single servers
     * @throws IllegalArgumentException naming the file, when it holds none
     */
    public static SSLSocketFactory sockets(Optional<Path> more) {
        if (more.isEmpty()) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        Path file = more.get();
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> own =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (own.isEmpty()) {
                throw new IllegalArgumentException("there is no certificate in " + file + ": it has to be a PEM file");
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(storeOf(own)), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the certificates in " + file + " cannot be read (PEM is expected): " + e.getMessage(), e);
        }
    }

    private static KeyStore storeOf(Collection<? extends Certificate> own)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate each : own) {
            store.setCertificateEntry("own-" + number++, each);
        }
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager usual) {
                for (X509Certificate each : usual.getAcceptedIssuers()) {
                    store.setCertificateEntry("usual-" + number++, each);
                }
            }
        }
        return store;
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
