package dev.hotline.testbed.sip;

import dev.hotline.testbed.sip.audio.Prompts;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneSystem;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * SIP phones of our own, all on one UDP port of the loopback: agents register with Asterisk, customers are what is behind its carrier.
 * Asterisk's carrier contact is this port; a customer exists as soon as he is dialled. Each call hears and sends µ-law audio.
 * Thread-safe.
 */
public final class SipPhones implements PhoneSystem {
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final Loop loop = new Loop();
    private final SipStack stack;
    private final Line line;
    private final UnaryOperator<String> passwords;
    private final Map<String, SipPhone> agents = new ConcurrentHashMap<>();
    private final Map<String, SipPhone> customers = new ConcurrentHashMap<>();
    private final Map<String, SipCall> calls = new ConcurrentHashMap<>();
    /** Phones that nothing gets through to. */
    private final Set<String> cutOff = ConcurrentHashMap.newKeySet();

    /**
     * Phones on a free port.
     *
     * @param asterisk where Asterisk takes SIP, on the loopback; it need not be there yet
     * @param prompts the folder with {@code zh/*.wav}, {@code en/*.wav} and {@code music/*.wav} that the phones recognise
     * @param passwords of agents, by phone
     */
    public SipPhones(InetSocketAddress asterisk, Path prompts, UnaryOperator<String> passwords) {
        this.passwords = passwords;
        stack = new SipStack(asterisk.getAddress(), asterisk, loop, this::take);
        line = new Line(asterisk.getAddress(), loop, stack, Prompts.load(prompts));
    }

    /** The UDP port where the phones take SIP. */
    public int port() {
        return stack.port();
    }

    @Override
    public Phone agent(String phone) {
        return agents.computeIfAbsent(phone, name -> new SipPhone(this, name, passwords.apply(name)));
    }

    @Override
    public Phone customer(String number) {
        return customerPhone(number);
    }

    /** From now on nothing gets through to this phone, as if it had lost its power; Asterisk goes on taking it for registered. */
    public void cutOff(String phone) {
        cutOff.add(phone);
    }

    /** It is there again. */
    public void connect(String phone) {
        cutOff.remove(phone);
    }

    @Override
    public void close() {
        calls.values().forEach(SipCall::hangUp);
        calls.values().forEach(call -> call.awaitEnded(GOODBYE));
        stack.close();
        loop.close();
    }

    Line line() {
        return line;
    }

    /** Gives a call what is sent to it from now on, and for a while after its end, on the loop. */
    void add(SipCall call) {
        calls.put(call.dialog.callId(), call);
        call.whenEnded(() -> loop.after(SipStack.GIVE_UP_MILLIS, () -> calls.remove(call.dialog.callId())));
    }

    private void take(SipMessage request) {
        if (cutOff.contains(SipAddress.user(request.uri()))) {
            return;
        }
        SipCall call = calls.get(request.callId());
        if (call != null) {
            call.take(request);
        } else if (request.method().equals("INVITE")) {
            called(SipAddress.user(request.uri())).ring(request);
        } else if (request.method().equals("OPTIONS") || request.method().equals("NOTIFY")) {
            stack.respond(request, request.reply(200, "OK"));
        } else if (!request.method().equals("ACK")) {
            stack.respond(request, request.reply(481, "Call/Transaction Does Not Exist"));
        }
    }

    private SipPhone called(String user) {
        SipPhone agent = agents.get(user);
        return agent != null ? agent : customerPhone(user);
    }

    private SipPhone customerPhone(String number) {
        return customers.computeIfAbsent(number, name -> new SipPhone(this, name, ""));
    }
}
