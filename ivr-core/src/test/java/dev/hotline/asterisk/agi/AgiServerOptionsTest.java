package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgiServerOptionsTest {
    private static AgiServerOptions allowing(String address) {
        return AgiServerOptions.of(new Endpoint("::", 4573), Set.of(address));
    }

    @Test
    void oneAddress_isAllowedInEachOfItsSpellings() throws UnknownHostException {
        assertThat(enters("::1", "0:0:0:0:0:0:0:1")).isTrue();
        assertThat(enters("192.0.2.1", "::ffff:192.0.2.1")).isTrue();
        assertThat(enters("192.0.2.1", "192.0.2.10")).isFalse();
    }

    private static boolean enters(String allowed, String address) throws UnknownHostException {
        return new AgiAdmission(allowing(allowed))
                .enter(InetAddress.getByName(address))
                .isEmpty();
    }

    @Test
    void limitsThatAreNotPositive_areRefused() {
        assertThatThrownBy(() -> allowing("::1").withMaxSessionsPerAddress(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxSessionsPerAddress: 0 (expected: > 0)");
    }

    @Test
    void nameInsteadOfAnAddress_isRefused() {
        assertThatThrownBy(() -> allowing("localhost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost")
                .hasMessageContaining("expected: an IP address");
    }
}
