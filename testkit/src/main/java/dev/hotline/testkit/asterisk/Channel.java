package dev.hotline.testkit.asterisk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One leg of a call, from its phone to the dialplan. Guarded by the world. */
final class Channel {

    /** Asterisk's channel states. */
    enum State {
        DOWN(0, "Down"),
        /** It dialled in. */
        RING(4, "Ring"),
        /** Its phone rings. */
        RINGING(5, "Ringing"),
        UP(6, "Up");

        private final int code;
        private final String words;

        State(int code, String words) {
            this.code = code;
            this.words = words;
        }

        int code() {
            return code;
        }

        String words() {
            return words;
        }
    }

    private final String name;
    private final String uniqueId;
    private final String linkedId;
    private final Device device;
    private final ManagerEvents events;
    private final Variables variables = new Variables();
    private final Hearing hearing = new Hearing();
    private final Keys keys;
    private final long created = System.nanoTime();

    private State state;
    private Party caller;
    private Party connected = Party.UNKNOWN;
    private String context = "";
    private String extension = "s";
    private final String dialled;
    private int priority = 1;
    private long answered;
    private boolean music;
    private @Nullable Channel connectedTo;
    private HangupCause cause = HangupCause.NONE;
    private boolean hungUp;
    private boolean gone;
    private int endStatus;

    Channel(
            String name,
            String uniqueId,
            @Nullable Channel parent,
            Device device,
            State state,
            Party caller,
            String dialled,
            World world,
            ManagerEvents events) {
        this.name = name;
        this.uniqueId = uniqueId;
        this.device = device;
        this.state = state;
        this.caller = caller;
        this.dialled = dialled;
        this.events = events;
        linkedId = parent == null ? uniqueId : parent.linkedId();
        keys = new Keys(world, events, this);
        if (parent != null) {
            variables.inheritFrom(parent.variables);
        }
        device.add(this);
    }

    String name() {
        return name;
    }

    String uniqueId() {
        return uniqueId;
    }

    String linkedId() {
        return linkedId;
    }

    Variables variables() {
        return variables;
    }

    Hearing hearing() {
        return hearing;
    }

    Keys keys() {
        return keys;
    }

    State state() {
        return state;
    }

    boolean isUp() {
        return state == State.UP;
    }

    Party caller() {
        return caller;
    }

    void caller(Party party) {
        caller = party;
    }

    /** The other side as shown on this channel's phone. */
    Party connected() {
        return connected;
    }

    void connected(Party party) {
        connected = party;
    }

    String context() {
        return context;
    }

    String extension() {
        return extension;
    }

    /** The number that its phone dialled; empty when it was called. */
    String dialled() {
        return dialled;
    }

    int priority() {
        return priority;
    }

    void at(String newContext, String newExtension, int newPriority) {
        context = newContext;
        extension = newExtension;
        priority = newPriority;
    }

    /** Since its phone or Asterisk answered; zero before. */
    Duration upTime() {
        return answered == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - answered);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - created);
    }

    void ringing() {
        if (state == State.DOWN) {
            become(State.RINGING);
        }
    }

    void answer() {
        if (!isUp()) {
            answered = System.nanoTime();
            hearing.answered();
            become(State.UP);
        }
    }

    private void become(State next) {
        state = next;
        events.call("Newstate", new Headers().add(this));
        device.changed();
    }

    void music(String musicClass) {
        hearing.music();
        if (!music) {
            music = true;
            events.call("MusicOnHoldStart", new Headers().add(this).add("Class", musicClass));
        }
    }

    /** Ends the music; what is played next, if anything, is up to the caller. */
    void musicOff() {
        if (music) {
            music = false;
            hearing.nothing();
            events.call("MusicOnHoldStop", new Headers().add(this));
        }
    }

    @Nullable
    Channel connectedTo() {
        return connectedTo;
    }

    void connectTo(@Nullable Channel other) {
        connectedTo = other;
        if (other == null) {
            hearing.nothing();
        } else {
            hearing.talk();
        }
    }

    /** Whether it is to end; its dialplan winds up. */
    boolean isHungUp() {
        return hungUp;
    }

    /** Whether it has ended. */
    boolean isGone() {
        return gone;
    }

    HangupCause cause() {
        return cause;
    }

    /** The phone ends the call, or refuses it, or gives up dialling. */
    void hangUpByPhone(HangupCause why, int sipStatus) {
        if (!hungUp) {
            hungUp = true;
            cause = why;
            end(sipStatus);
            events.call("HangupRequest", withTechCause(new Headers().add(this).add("Cause", why.code())));
        }
    }

    /** Asterisk is told to end the call. */
    void hangUpSoftly() {
        if (!hungUp) {
            hungUp = true;
            cause = HangupCause.NORMAL;
            events.call("SoftHangupRequest", new Headers().add(this).add("Cause", cause.code()));
        }
    }

    /** It ends now. */
    void destroy(HangupCause otherwise) {
        if (gone) {
            return;
        }
        cause = hungUp ? cause : otherwise;
        hungUp = true;
        gone = true;
        musicOff();
        end(isUp() ? 200 : state == State.RING ? 603 : 487);
        Headers headers = new Headers().add(this).add("Cause", cause.code()).add("Cause-txt", cause.words());
        events.call("Hangup", withTechCause(headers));
        device.remove(this);
    }

    private Headers withTechCause(Headers headers) {
        return cause == HangupCause.BUSY ? headers.add("TechCause", endStatus) : headers;
    }

    private void end(int sipStatus) {
        if (endStatus == 0) {
            endStatus = sipStatus;
            hearing.ended();
        }
    }

    /** How the call ended for its phone, as a SIP status; 0 while it goes on. */
    int endStatus() {
        return endStatus;
    }
}
