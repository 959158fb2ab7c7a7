package dev.hotline.testbed.demo;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import java.util.function.Consumer;

/** Somebody with a phone, who tells what he does with it. */
final class Person {
    private final String name;
    private final Phone phone;
    private final Narrator narrator;

    Person(String name, Phone phone, Narrator narrator) {
        this.name = name;
        this.phone = phone;
        this.narrator = narrator;
    }

    String number() {
        return phone.number();
    }

    void register() {
        phone.register();
    }

    Conversation dials(String number) {
        tell("dials " + number);
        return new Conversation(phone.dial(number));
    }

    /** What he does when his phone rings: answers after a time. */
    void answers(Duration after, Consumer<Conversation> then) {
        phone.onRing(Answering.answer(after, call -> {
            tell("answers the phone");
            try {
                then.accept(new Conversation(call));
            } catch (StoryWentWrong wrong) {
                narrator.wrong(wrong.getMessage());
            }
        }));
    }

    /** Refuses the next call, and does something else with those after it. */
    void refusesOnce(Runnable afterwards) {
        phone.onRing(Answering.busy());
        Thread.ofVirtual().start(() -> {
            while (phone.rung().isEmpty()) {
                Waiting.a(Duration.ofMillis(20));
            }
            tell("is busy");
            afterwards.run();
        });
    }

    private void tell(String what) {
        narrator.tell(name, what);
    }

    /** A call of his. */
    final class Conversation {
        /** Longer than any prompt and any wait of the demo: who waits this long in vain says so. */
        private static final Duration PATIENCE = Duration.ofSeconds(45);

        private final PhoneCall call;

        private Conversation(PhoneCall call) {
            this.call = call;
        }

        /** Listens until this prompt begins. */
        Conversation hears(String prompt) {
            if (!call.awaitPrompt(prompt, PATIENCE)) {
                throw new StoryWentWrong(name + " did not hear " + prompt + " but " + call.heard());
            }
            tell("hears “" + narrator.words(prompt) + "”");
            return this;
        }

        /** Whether this prompt is heard before the time is over. */
        boolean mayHear(String prompt, Duration within) {
            return call.awaitPrompt(prompt, within);
        }

        Conversation presses(char key) {
            Waiting.a(Duration.ofMillis(400));
            tell("presses " + key);
            call.press(key);
            return this;
        }

        Conversation talks(Duration time) {
            Waiting.a(time);
            return this;
        }

        void hangsUp() {
            tell("hangs up");
            call.hangUp();
        }

        void listensToTheEnd() {
            if (!call.awaitEnded(PATIENCE)) {
                throw new StoryWentWrong(name + " was left on the line; heard " + call.heard());
            }
        }

        /** The longest time in which nothing at all was heard. */
        Duration longestSilence() {
            return call.longestSilence();
        }
    }
}
