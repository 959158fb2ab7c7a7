package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotline.config.Endpoint;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgiServerOptionsTest {
    private static AgiServerOptions allowing(String address) {
        return AgiServerOptions.of(new Endpoint("::", 4573), Set.of(address));
    }

    @Test
    void oneAddress_isAllowedInEachOfItsSpellings() {
        assertThat(allowing("::1").allows("0:0:0:0:0:0:0:1%lo")).isTrue();
        assertThat(allowing("192.0.2.1").allows("192.0.2.1")).isTrue();
        assertThat(allowing("192.0.2.1").allows("192.0.2.10")).isFalse();
    }

    @Test
    void nameInsteadOfAnAddress_isRefused() {
        assertThatThrownBy(() -> allowing("localhost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost")
                .hasMessageContaining("expected: an IP address");
    }
}
