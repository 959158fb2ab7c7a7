package dev.hotline.testbed.sip;

import dev.hotline.testbed.sip.audio.Ear;
import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A call on one of our phones, either way. Its state changes on the loop only; its public methods are for any other thread. */
abstract class SipCall implements TransferringCall {
    private static final Duration KEY_WAIT = Duration.ofSeconds(5);
    private static final Duration TRANSFER_WAIT = Duration.ofSeconds(10);

    final SipStack stack;
    final Dialog dialog;
    private final Loop loop;
    private final Ear ear;
    private final RtpStream stream;
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private CompletableFuture<Integer> transferred = new CompletableFuture<>();
    private int sdpVersion;
    private boolean held;

    SipCall(Line line, Dialog dialog) {
        this.stack = line.stack();
        this.loop = line.loop();
        this.dialog = dialog;
        this.ear = new Ear(line.prompts());
        this.stream = new RtpStream(line.host(), loop, ear);
    }

    /** Hangs up or gives up, on the loop, when it has not ended. */
    abstract void finish();

    /** Takes a request within the call, on the loop. */
    void take(SipMessage request) {
        switch (request.method()) {
            case "ACK" -> acknowledged();
            case "BYE" -> hungUp(request);
            case "INVITE" -> {
                useAudio(request);
                stack.respond(request, withAudio(dialog.reply(request, 200, "OK")));
            }
            case "NOTIFY" -> {
                stack.respond(request, dialog.reply(request, 200, "OK"));
                notified(request.body());
            }
            default -> stack.respond(request, dialog.reply(request, 200, "OK"));
        }
    }

    /** The other side has our answer. */
    void acknowledged() {}

    final SipMessage withAudio(SipMessage message) {
        sdpVersion++;
        return message.withBody("application/sdp", Sdp.local(stack.host(), stream.port(), sdpVersion, held));
    }

    final void useAudio(SipMessage message) {
        if (!hasEnded()) {
            Sdp.parse(message.body()).ifPresent(stream::sendTo);
        }
    }

    final void answered() {
        ear.open(System.nanoTime());
        answered.complete(true);
    }

    final void end(int status) {
        ear.close(System.nanoTime());
        stream.close();
        ended.complete(status);
        answered.complete(false);
    }

    final void bye() {
        stack.request(dialog.request("BYE"), response -> {});
        end(200);
    }

    final boolean isAnswered() {
        return answered.getNow(false);
    }

    final boolean hasEnded() {
        return ended.isDone();
    }

    final void whenEnded(Runnable action) {
        CompletableFuture<Void> unused = ended.thenRun(action);
    }

    @Override
    public boolean awaitAnswered(Duration atMost) {
        return await(answered, atMost) && answered.join();
    }

    @Override
    public boolean awaitPrompt(String prompt, Duration atMost) {
        return ear.await(prompt, atMost);
    }

    @Override
    public boolean awaitEnded(Duration atMost) {
        return await(ended, atMost);
    }

    /** Returns when the key is out, or the call has ended. */
    @Override
    public void press(char key, KeyMode mode) {
        KeyEvent event = new KeyEvent(key);
        loop.execute(() -> {
            if (hasEnded()) {
                event.sent().complete(null);
            } else if (mode == KeyMode.RFC4733) {
                stream.press(event);
            } else {
                stack.request(info(key), response -> event.sent().complete(null));
            }
        });
        await(event.sent(), KEY_WAIT);
    }

    @Override
    public void hold() {
        CompletableFuture<Integer> taken = new CompletableFuture<>();
        loop.execute(() -> {
            held = true;
            stack.request(withAudio(dialog.request("INVITE")), response -> {
                if (response.isFinal()) {
                    stack.send(dialog.acknowledgement(response));
                    taken.complete(response.status());
                }
            });
        });
        await(taken, KEY_WAIT);
    }

    @Override
    public int transfer(String number) {
        return refer(() -> "<sip:" + SipAddress.encodeUser(number) + "@"
                + stack.peer().getHostString() + ":" + stack.peer().getPort() + ">");
    }

    @Override
    public int transfer(PhoneCall consulted) {
        return refer(((SipCall) consulted).dialog::toBeReplaced);
    }

    /** Asks the other side to be called by somebody else (RFC 3515), and hangs up when it is. */
    private int refer(Supplier<String> to) {
        CompletableFuture<Integer> asked = new CompletableFuture<>();
        loop.execute(() -> {
            transferred = asked;
            SipMessage refer =
                    dialog.request("REFER").with("Refer-To", to.get()).with("Referred-By", dialog.contact());
            stack.request(refer, response -> {
                if (response.isFinal() && !response.isSuccess()) {
                    asked.complete(response.status());
                }
            });
        });
        return await(asked, TRANSFER_WAIT) ? asked.join() : 408;
    }

    /** How the call that we asked for comes on: the last of these is final. */
    private void notified(String fragment) {
        if (fragment.startsWith("SIP/2.0 ") && Integer.parseInt(fragment.substring(8, 11)) >= 200) {
            int status = Integer.parseInt(fragment.substring(8, 11));
            transferred.complete(status);
            if (status < 300 && !hasEnded()) {
                finish();
            }
        }
    }

    @Override
    public void hangUp() {
        loop.execute(() -> {
            if (!hasEnded()) {
                finish();
            }
        });
    }

    @Override
    public List<String> heard() {
        return ear.heard();
    }

    @Override
    public Duration longestSilence() {
        return ear.longestSilence(System.nanoTime());
    }

    @Override
    public int endStatus() {
        return ended.getNow(0);
    }

    private void hungUp(SipMessage bye) {
        stack.respond(bye, dialog.reply(bye, 200, "OK"));
        end(200);
    }

    private SipMessage info(char key) {
        return dialog.request("INFO").withBody("application/dtmf-relay", "Signal=" + key + "\r\nDuration=100\r\n");
    }

    private static boolean await(CompletableFuture<?> future, Duration atMost) {
        try {
            future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a phone's state failed", e);
        }
    }
}
