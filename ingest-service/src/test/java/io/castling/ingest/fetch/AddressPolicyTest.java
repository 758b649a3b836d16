package io.castling.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPolicyTest {

    private final AddressPolicy strict = new AddressPolicy(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:a00:1::",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void keepsOutOfNetworksThatAreNotPublic(String address) throws Exception {
        assertThat(strict.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "64:ff9b::101:101",
                "2002:101:101::"
            })
    void letsPublicAddressesPass(String address) throws Exception {
        assertThat(strict.permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void letsPassWhatTheOperatorAllowsAndNoNeighbour() throws Exception {
        var policy = new AddressPolicy(List.of("10.1.0.0/16", "192.168.7.9", "fd00:1::/32"));

        assertThat(policy.permits(InetAddress.getByName("10.1.200.3"))).isTrue();
        assertThat(policy.permits(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(policy.permits(InetAddress.getByName("192.168.7.9"))).isTrue();
        assertThat(policy.permits(InetAddress.getByName("192.168.7.8"))).isFalse();
        assertThat(policy.permits(InetAddress.getByName("fd00:1:2::3"))).isTrue();
        assertThat(policy.permits(InetAddress.getByName("fd00:2::3"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "1234"})
    void namesANetworkThatIsNone(String written) {
        assertThatThrownBy(() -> new AddressPolicy(List.of(written))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isAskedAtTheLastMomentWhateverTheNameWas() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new GuardedSockets(strict).createSocket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress("localhost", server.getLocalPort())))
                    .isInstanceOf(GuardedSockets.Forbidden.class)
                    .hasMessageContaining("allowed-networks");
        }
    }
}
