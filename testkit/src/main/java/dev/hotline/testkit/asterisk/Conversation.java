package dev.hotline.testkit.asterisk;

import java.util.UUID;

/** Two channels connected with each other. */
final class Conversation {
    private final Exchange exchange;
    private final World world;
    private final Channel caller;
    private final Channel called;
    private final String bridge = UUID.randomUUID().toString();

    Conversation(Exchange exchange, Channel caller, Channel called) {
        this.exchange = exchange;
        this.caller = caller;
        this.called = called;
        world = exchange.world();
    }

    /** Connects them until one of them ends; the called one is gone then. True when the caller is still there. */
    boolean await() {
        world.run(this::begin);
        world.await(world.never(), () -> caller.isHungUp() || called.isHungUp());
        return world.get(this::end);
    }

    private void begin() {
        caller.answer();
        tell("BridgeCreate", 0);
        called.connectTo(caller);
        tell("BridgeEnter", 1, called);
        caller.connectTo(called);
        tell("BridgeEnter", 2, caller);
    }

    private boolean end() {
        called.connectTo(null);
        tell("BridgeLeave", 1, called);
        caller.connectTo(null);
        tell("BridgeLeave", 0, caller);
        tell("BridgeDestroy", 0);
        exchange.destroy(called, HangupCause.NORMAL);
        return !caller.isHungUp();
    }

    private void tell(String event, int channels) {
        exchange.events().call(event, headers(channels));
    }

    private void tell(String event, int channels, Channel channel) {
        exchange.events().call(event, headers(channels).add(channel));
    }

    private Headers headers(int channels) {
        return new Headers()
                .add("BridgeUniqueid", bridge)
                .add("BridgeType", "basic")
                .add("BridgeTechnology", "simple_bridge")
                .add("BridgeCreator", "<unknown>")
                .add("BridgeName", "<unknown>")
                .add("BridgeNumChannels", channels)
                .add("BridgeVideoSourceMode", "none");
    }
}
