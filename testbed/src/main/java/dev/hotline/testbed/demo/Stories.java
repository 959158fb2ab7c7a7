package dev.hotline.testbed.demo;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.PhoneSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The people of the demo, and what they do. */
final class Stories {
    static final String VIP_LINE = "4008100400";
    static final String STANDARD_LINE = "8008100800";

    /** A pause that a person would notice. */
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private static final Duration AT_ONCE = Duration.ZERO;
    /** How long the menu waits for a key in the demo. */
    static final Duration KEY_WAIT = Duration.ofSeconds(2);

    private static final Duration RING = Duration.ofMillis(800);
    private static final Duration TALK = Duration.ofSeconds(3);

    private final PhoneSystem phones;
    private final Narrator narrator;

    Stories(PhoneSystem phones, Narrator narrator) {
        this.phones = phones;
        this.narrator = narrator;
    }

    /** The agents come to work. He Jing, who alone knows about orders, is ill today. */
    void agentsComeToWork() {
        Person chen = agent("Chen, junior", "1003");
        chen.refusesOnce(() -> chen.answers(RING, talk -> talk.talks(TALK).hangsUp()));
        agent("Zhao, junior", "1004").answers(RING, talk -> talk.talks(TALK).hangsUp());
        agent("Sun, operator", "1005").answers(RING, talk -> {});
        agent("Lin, top engineer", "1001")
                .answers(RING, talk -> talk.talks(Duration.ofSeconds(8)).hangsUp());
        agent("Wang, top engineer", "1002")
                .answers(RING, talk -> talk.talks(TALK).hangsUp());
        Person zhou = agent("Zhou, senior", "1008");
        zhou.answers(RING, call -> {
            boolean bluefin = call.mayHear("zh/customer-bluefin", Duration.ofSeconds(4));
            if (bluefin) {
                call.presses('2').listensToTheEnd();
            } else {
                callsBack(call);
            }
        });
        agent("Wu, senior", "1009").answers(RING, this::callsBack);
    }

    private void callsBack(Person.Conversation call) {
        call.hears("zh/cb-intro").talks(Duration.ofSeconds(2));
        call.presses('1').hears("zh/cb-dialling");
        if (call.mayHear("zh/cb-outcome", Duration.ofSeconds(20))) {
            call.presses('1').hears("zh/cb-noted");
        }
        call.listensToTheEnd();
    }

    /** The calls, once: making them sets what the customers do with their phones. */
    List<Story> all() {
        return List.of(
                keyAccountWithHisEngineer(),
                unhappyCustomer(),
                nobodyForOrders(),
                customerWhoPressesNothing(),
                keyAccountWhoseEngineerIsBusy(),
                keyAccountWhoPressesAWrongKey(),
                customerWhoHangsUpInTheMenu());
    }

    private Story keyAccountWithHisEngineer() {
        Person acme = customer("华光精密制造 (key account)", "+8613800138001");
        return story(
                acme,
                AT_ONCE,
                () -> {
                    Person.Conversation call = acme.dials(VIP_LINE);
                    call.hears("zh/welcome-vip")
                            .hears("zh/menu-main")
                            .presses('1')
                            .hears("zh/connecting-dedicated");
                    call.hears("zh/survey-intro")
                            .hears("zh/survey-satisfaction")
                            .presses('5');
                    call.hears("zh/survey-solved")
                            .presses('1')
                            .hears("zh/survey-thanks")
                            .listensToTheEnd();
                    return call.longestSilence();
                },
                new Story.Meant(List.of("lin"), "COMPLETED", Map.of("satisfaction", 5, "solved", 1), null));
    }

    private Story keyAccountWhoseEngineerIsBusy() {
        Person colleague = customer("华光精密制造 (landline)", "+862150321188");
        return story(
                colleague,
                Duration.ofSeconds(5),
                () -> {
                    Person.Conversation call = colleague.dials(VIP_LINE);
                    call.hears("zh/welcome-vip").presses('2').hears("zh/connecting");
                    call.hears("zh/survey-satisfaction")
                            .presses('4')
                            .hears("zh/survey-solved")
                            .presses('1');
                    call.hears("zh/survey-thanks").listensToTheEnd();
                    return call.longestSilence();
                },
                new Story.Meant(List.of("wang"), "COMPLETED", Map.of("satisfaction", 4, "solved", 1), null));
    }

    private Story keyAccountWhoPressesAWrongKey() {
        Person nordwind = customer("Nordwind (key account)", "+8613800138002");
        return story(
                nordwind,
                Duration.ofSeconds(6),
                () -> {
                    Person.Conversation call = nordwind.dials(VIP_LINE);
                    call.hears("en/welcome-vip")
                            .presses('9')
                            .hears("en/wrong-key")
                            .hears("en/menu-main")
                            .presses('1');
                    call.hears("en/all-busy").hears("en/position-1").hears("music");
                    call.hears("en/survey-satisfaction")
                            .presses('3')
                            .hears("en/survey-solved")
                            .hangsUp();
                    return call.longestSilence();
                },
                new Story.Meant(List.of("lin", "wang"), "ABANDONED", Map.of("satisfaction", 3), null));
    }

    private Story unhappyCustomer() {
        Person bluefin = customer("蓝鳍贸易", "+8613900139003");
        return story(
                bluefin,
                AT_ONCE,
                () -> {
                    bluefin.refusesOnce(
                            () -> bluefin.answers(RING, talk -> talk.talks(TALK).hangsUp()));
                    Person.Conversation call = bluefin.dials(STANDARD_LINE);
                    call.hears("zh/welcome-standard").presses('2').hears("zh/connecting");
                    call.hears("zh/survey-satisfaction")
                            .presses('1')
                            .hears("zh/survey-solved")
                            .presses('2');
                    call.hears("zh/survey-thanks").listensToTheEnd();
                    return call.longestSilence();
                },
                new Story.Meant(List.of("zhao"), "COMPLETED", Map.of("satisfaction", 1, "solved", 2), "SOLVED"));
    }

    private Story nobodyForOrders() {
        Person unknown = customer("a caller nobody knows", "+8613700137000");
        return story(
                unknown,
                AT_ONCE,
                () -> {
                    unknown.answers(RING, talk -> talk.talks(TALK).hangsUp());
                    Person.Conversation call = unknown.dials(STANDARD_LINE);
                    call.hears("zh/welcome-standard")
                            .hears("en/choose-language")
                            .presses('2');
                    call.hears("en/menu-main")
                            .presses('3')
                            .hears("en/callback-offer")
                            .presses('1')
                            .hears("en/callback-confirm")
                            .presses('1');
                    call.hears("en/callback-promised").listensToTheEnd();
                    return call.longestSilence();
                },
                new Story.Meant(List.of(), "NONE", Map.of(), "SOLVED"));
    }

    private Story customerWhoPressesNothing() {
        Person maple = customer("Maple Leaf Trading", "+8613900139004");
        return new Story(
                maple.number(),
                AT_ONCE,
                KEY_WAIT.plus(NOTICEABLE),
                () -> {
                    Person.Conversation call = maple.dials(STANDARD_LINE);
                    call.hears("en/menu-main")
                            .hears("en/no-key")
                            .hears("en/menu-main")
                            .hears("en/no-key");
                    call.hears("en/to-operator")
                            .hears("en/connecting")
                            .talks(Duration.ofSeconds(6))
                            .hangsUp();
                    return call.longestSilence();
                },
                new Story.Meant(List.of("sun"), "NOT_ASKED", Map.of(), null));
    }

    private Story customerWhoHangsUpInTheMenu() {
        Person harbour = customer("Harbour & Sons", "+8613900139006");
        return story(
                harbour,
                Duration.ofSeconds(3),
                () -> {
                    Person.Conversation call = harbour.dials(STANDARD_LINE);
                    call.hears("en/menu-main").talks(Duration.ofSeconds(1)).hangsUp();
                    return call.longestSilence();
                },
                new Story.Meant(List.of(), "NONE", Map.of(), null));
    }

    private static Story story(
            Person who, Duration after, java.util.concurrent.Callable<Duration> act, Story.Meant meant) {
        return new Story(who.number(), after, NOTICEABLE, act, meant);
    }

    private Person agent(String name, String phone) {
        Person agent = new Person(name, phones.agent(phone), narrator);
        agent.register();
        return agent;
    }

    private Person customer(String name, String number) {
        phones.customer(number).onRing(Answering.busy());
        return new Person(name, phones.customer(number), narrator);
    }
}
