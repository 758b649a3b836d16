package io.castling.alert.deliver.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "fec0::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "::127.0.0.1"
            })
    void aReservedAddressIsRefused(String address) {
        assertThatThrownBy(() -> guard(List.of(), address).addresses("target.example"))
                .isInstanceOf(AddressGuard.ForbiddenAddress.class)
                .hasMessageContaining("target.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "172.15.255.255", "100.128.0.1", "2606:2800:21f:cb07::1"})
    void aPublicAddressIsUsedAsItWasFound(String address) throws Exception {
        assertThat(guard(List.of(), address).addresses("target.example"))
                .containsExactly(InetAddress.getByName(address));
    }

    @Test
    void onePrivateAddressAmongPublicOnesIsEnoughToRefuse() {
        assertThatThrownBy(() -> guard(List.of(), "93.184.215.14", "10.0.0.1").addresses("target.example"))
                .isInstanceOf(AddressGuard.ForbiddenAddress.class);
    }

    @Test
    void anOperatorMayAllowABlockAnAddressOrAHost() throws Exception {
        assertThat(guard(List.of("10.1.0.0/16"), "10.1.2.3").addresses("a.example"))
                .hasSize(1);
        assertThat(guard(List.of("fd00::/8"), "fd12::1").addresses("a.example")).hasSize(1);
        assertThat(guard(List.of("127.0.0.1"), "127.0.0.1").addresses("a.example"))
                .hasSize(1);
        assertThat(guard(List.of("Hooks.Intern"), "10.9.9.9").addresses("hooks.intern"))
                .hasSize(1);
        assertThatThrownBy(() -> guard(List.of("10.1.0.0/16"), "10.2.0.1").addresses("a.example"))
                .isInstanceOf(AddressGuard.ForbiddenAddress.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/x", "fd00::/129", "1.2.3.4.5"})
    void aBlockThatIsNoneIsRefusedByName(String block) {
        assertThatThrownBy(() -> guard(List.of(block), "10.0.0.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(block.startsWith("fd") || block.endsWith("33") ? "too long" : block);
    }

    private static AddressGuard guard(List<String> allowed, String... addresses) {
        return AddressGuard.allowing(allowed, host -> {
            var found = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
    }
}
