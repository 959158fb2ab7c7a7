package dev.hotline.testbed.sip;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A phone: an agent's, or one in the public network. It takes one call at a time; a second caller finds it busy. */
final class SipPhone implements Phone {
    private final SipPhones phones;
    private final String number;
    private final String passwordOrEmpty;
    private final Registration registration;
    private final List<PhoneCall> rung = new CopyOnWriteArrayList<>();
    private final List<SipCall> calls = new CopyOnWriteArrayList<>();
    private volatile Answering answering = Answering.answer(Duration.ZERO, call -> {});

    SipPhone(SipPhones phones, String number, String passwordOrEmpty) {
        this.phones = phones;
        this.number = number;
        this.passwordOrEmpty = passwordOrEmpty;
        this.registration = new Registration(phones.line().stack(), new Login(number, passwordOrEmpty));
    }

    @Override
    public String number() {
        return number;
    }

    @Override
    public void register() {
        require("register", registration::register);
    }

    @Override
    public void unregister() {
        require("unregister", registration::unregister);
    }

    @Override
    public void onRing(Answering next) {
        answering = next;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Quotes and backslashes in the name are escaped as SIP wants it (Asterisk leaves the backslashes in), CR and LF are written as
     * {@code %0D} and {@code %0A}; all else is sent as it is. In the phone's own number they are written so too, and arrive in Asterisk
     * as CR and LF: the way a hostile phone has. A customer with the number {@code anonymous} hides it, as carriers do: {@code
     * anonymous@anonymous.invalid}.
     */
    @Override
    public PhoneCall dial(String dialled, String callerName) {
        return phones.line().loop().call(() -> {
            Login login = new Login(number, passwordOrEmpty);
            OutgoingCall call = new OutgoingCall(phones.line(), address(callerName), dialled, login);
            take(call);
            call.start();
            return call;
        });
    }

    @Override
    public List<PhoneCall> rung() {
        return List.copyOf(rung);
    }

    /** A call comes in, on the loop. */
    void ring(SipMessage invite) {
        IncomingCall call = new IncomingCall(phones.line(), invite);
        boolean free = calls.stream().allMatch(SipCall::hasEnded);
        take(call);
        if (!free) {
            call.refuse(486, "Busy Here");
            return;
        }
        rung.add(call);
        switch (answering) {
            case Answering.Busy busy -> call.refuse(486, "Busy Here");
            case Answering.Never never -> call.ring();
            case Answering.Answer answer -> answer(call, answer);
        }
    }

    private void answer(IncomingCall call, Answering.Answer how) {
        call.ring();
        phones.line().loop().after(how.after().toMillis(), call::answer);
        Thread.ofVirtual().name("user-of-" + number).start(() -> {
            if (call.awaitAnswered(how.after().plusSeconds(60))) {
                how.then().accept(call);
            }
        });
    }

    private void take(SipCall call) {
        calls.removeIf(SipCall::hasEnded);
        calls.add(call);
        phones.add(call);
    }

    private String address(String callerName) {
        String name = callerName.isEmpty() ? "" : SipAddress.quote(callerName) + " ";
        if (number.equals("anonymous")) {
            return (name.isEmpty() ? "\"Anonymous\" " : name) + "<sip:anonymous@anonymous.invalid>";
        }
        SipStack stack = phones.line().stack();
        return name + "<sip:" + SipAddress.encodeUser(number) + "@" + stack.host() + ":" + stack.port() + ">";
    }

    private void require(String what, Supplier<CompletableFuture<Integer>> request) {
        int status = phones.line().loop().call(request).join();
        if (status != 200) {
            throw new IllegalStateException("phone " + number + " could not " + what + ": SIP status " + status
                    + " (expected: 200) from " + phones.line().stack().peer());
        }
    }
}
