package dev.hotline.asterisk.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is done to channels that are there. */
class ChannelActionsTest extends LinkFixture {

    @Test
    void redirect_setsTheVariablesFirst_andSendsTheChannelThere() throws IOException {
        try (var link = up()) {
            Future<Void> done = client.redirect("1700.1", Map.of("BLINDTRANSFER", "li"), "hotline-transfer", "1009");
            Map<String, String> set = link.action("Setvar");
            link.reply(set, "Message: Variable Set\n");
            Map<String, String> redirect = link.action("Redirect");
            link.reply(redirect, "Message: Redirect successful\n");

            get(done);
            assertThat(set)
                    .containsEntry("Channel", "1700.1")
                    .containsEntry("Variable", "BLINDTRANSFER")
                    .containsEntry("Value", "li");
            assertThat(redirect)
                    .containsEntry("Channel", "1700.1")
                    .containsEntry("Context", "hotline-transfer")
                    .containsEntry("Exten", "1009")
                    .containsEntry("Priority", "1");
        }
    }

    @Test
    void redirectOfAChannelThatIsGone_failsWithAsterisksWords() throws IOException {
        try (var link = up()) {
            Future<Void> done = client.redirect("1700.1", Map.of(), "hotline-transfer", "1009");
            link.error(link.action("Redirect"), "Channel does not exist: 1700.1");

            assertThatThrownBy(() -> get(done))
                    .hasMessage("Redirect refused by n1: Channel does not exist: 1700.1")
                    .extracting(e -> ((AmiException) e).kind())
                    .isEqualTo(AmiException.Kind.REFUSED);
        }
    }

    @Test
    void hangUp_endsThatChannelOnly() throws IOException {
        try (var link = up()) {
            Future<Void> done = client.hangUp("1700.1");
            Map<String, String> action = link.action("Hangup");
            link.reply(action, "Message: Channel Hungup\n");

            get(done);
            assertThat(action).containsEntry("Channel", "1700.1");
            assertThatThrownBy(() -> get(client.hangUp("/^PJSIP/")))
                    .hasMessage("Hangup: channel: \"/^PJSIP/\" (expected: the name or unique id of one)");
            assertThatThrownBy(() -> get(client.hangUp("1.1\r\nAction: Command")))
                    .hasMessageContaining("CR, LF or NUL");
        }
    }

    @Test
    void peer_isTheOtherChannelOfTheSameBridge() throws IOException {
        String list = channel("PJSIP/carrier-1", "1.1", "b1")
                + channel("PJSIP/carrier-2", "1.2", "b2")
                + channel("PJSIP/1001-3", "1.3", "b2")
                + channel("PJSIP/1003-4", "1.4", "b1")
                + channel("PJSIP/carrier-5", "1.5", "");
        try (var link = up()) {
            assertThat(peer(link, "1.1", list)).hasValue("PJSIP/1003-4");
            assertThat(peer(link, "1.2", list)).hasValue("PJSIP/1001-3");
            assertThat(peer(link, "1.5", list)).as("connected with nobody").isEmpty();
            assertThat(peer(link, "1.9", list)).as("not there").isEmpty();
        }
    }

    @Test
    void linkThatIsDown_saysSo() throws IOException {
        up().close();
        awaitState(AmiHealth.State.DOWN);
        assertThatThrownBy(() -> get(client.hangUp("1.1"))).hasMessageStartingWith("Hangup: the link to n1 is ");
        assertThatThrownBy(() -> get(client.peer("1.1")))
                .extracting(e -> ((AmiException) e).kind())
                .isEqualTo(AmiException.Kind.NOT_UP);
    }

    private Optional<String> peer(ManagerEnd.Link link, String uniqueId, String list) throws IOException {
        Future<Optional<String>> peer = client.peer(uniqueId);
        link.list("CoreShowChannels", list);
        return get(peer);
    }

    private static String channel(String name, String uniqueId, String bridge) {
        return "Event: CoreShowChannel\nChannel: " + name + "\nUniqueid: " + uniqueId + "\nBridgeId: " + bridge
                + "\n\n";
    }
}
