package dev.hotline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.hotline.asterisk.agi.AgiCall;
import dev.hotline.asterisk.agi.AgiHandler;
import dev.hotline.asterisk.agi.AgiRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OpenSessionsTest {
    private final OpenSessions open = new OpenSessions();

    private static AgiCall call(String node, String uniqueId) {
        AgiCall call = mock(AgiCall.class);
        when(call.request()).thenReturn(AgiRequest.of("hotline", Map.of("node", node), Map.of("uniqueid", uniqueId)));
        return call;
    }

    @Test
    void session_isOpenAtItsNode_untilItsHandlerEnds() {
        Promise<Void> ending = Promise.promise();
        AgiHandler handler = open.watch(call -> ending.future());
        handler.handle(call("pbx1", "1.1"));

        assertThat(open.on("pbx1")).containsExactly("1.1");
        assertThat(open.on("pbx2")).isEmpty();
        ending.complete();
        assertThat(open.on("pbx1")).isEmpty();
    }

    @Test
    void handlerThatThrows_leavesNothingOpen() {
        Future<Void> served = open.watch(call -> {
                    throw new IllegalStateException("a bug");
                })
                .handle(call("pbx1", "1.1"));

        assertThat(served.failed()).isTrue();
        assertThat(open.on("pbx1")).isEmpty();
    }
}
