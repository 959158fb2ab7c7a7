package dev.hotline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What agents hear before a talk, on a real Asterisk: in the time that it takes. */
class BriefIT extends RealCalls {
    private static final String BLUEFIN = "+8613900139003";
    private static final String MAPLE = "+8613900139004";

    @Override
    Path prompts(Path runFolder) {
        return HOME.prompts();
    }

    @Override
    void configure(ConfigTree config) {
        super.configure(config);
        config.set("queues.yaml", "brief", "true").set("queues.yaml", "announce-every", "60s");
    }

    @Test
    void agentHangsUpInTheBrief_asIfHeHadNotAnswered_theCallerIsServedFirst_andHasWaitedAllTheTime() {
        Phone chen = atWork("1003");
        PhoneCall call = callAndPress(BLUEFIN, STANDARD_LINE, "zh/menu-main", '1');
        PhoneCall briefed = answered(chen, 1);
        hears(briefed, "zh/line-standard");
        PhoneCall later = callAndPress(MAPLE, STANDARD_LINE, "en/menu-main", '1');
        briefed.hangUp();
        awaitState("1003", "SET_ASIDE");
        hears(call, "music");
        PhoneCall talk = answered(chen, 2);
        hears(talk, "zh/line-standard", "zh/topic-hardware");
        awaitState("1003", "TALKING");
        talk.hangUp();
        scores(call, "zh", '5', '1');
        String id = talked(BLUEFIN, "chen").getString("call");
        assertThat(why(id)).contains("did not take it: hung up");
        assertThat(ended(BLUEFIN).getInteger("offers")).isEqualTo(2);
        later.hangUp();
    }
}
