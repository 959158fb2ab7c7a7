package dev.hotline.testkit.asterisk;

import dev.hotline.testkit.phones.Answering;
import dev.hotline.testkit.phones.Phone;
import dev.hotline.testkit.phones.PhoneCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A phone on the simulated Asterisk. Any thread. */
final class SimulatedPhone implements Phone {
    private static final int NOT_FOUND = 404;

    private final Exchange exchange;
    private final World world;
    private final String number;
    private final Device device;
    private final String context;
    private final List<SimulatedCall> rung = new ArrayList<>();
    private Answering answering = Answering.answer(Duration.ZERO, call -> {});

    SimulatedPhone(Exchange exchange, String number, Device device, String context) {
        this.exchange = exchange;
        this.number = number;
        this.device = device;
        this.context = context;
        world = exchange.world();
    }

    Device device() {
        return device;
    }

    /** The dialplan context that its calls enter. */
    String context() {
        return context;
    }

    @Override
    public String number() {
        return number;
    }

    @Override
    public void register() {
        world.run(() -> device.register(true));
    }

    @Override
    public void unregister() {
        world.run(() -> device.register(false));
    }

    @Override
    public void onRing(Answering next) {
        world.run(() -> answering = next);
    }

    @Override
    public PhoneCall dial(String dialled, String callerName) {
        Party caller = new Party(number, callerName);
        return Dialplan.has(context, dialled)
                ? world.get(() -> dialled(dialled, caller))
                : new RefusedCall(dialled, NOT_FOUND);
    }

    private SimulatedCall dialled(String extension, Party caller) {
        Channel channel = exchange.create(device, Channel.State.RING, caller, context, extension, null, null);
        world.start(new Dialplan(exchange, channel));
        return new SimulatedCall(world, channel, new Party(extension, ""));
    }

    @Override
    public List<PhoneCall> rung() {
        return world.get(() -> List.copyOf(rung));
    }

    /** Rings. Under the lock. */
    void ring(Channel channel, Party shown) {
        SimulatedCall call = new SimulatedCall(world, channel, shown);
        rung.add(call);
        switch (answering) {
            case Answering.Busy busy -> call.refuse();
            case Answering.Never never -> channel.ringing();
            case Answering.Answer answer -> {
                channel.ringing();
                long when = world.inScaled(answer.after());
                world.start(() -> answer(call, channel, when, answer));
            }
        }
    }

    private void answer(SimulatedCall call, Channel channel, long when, Answering.Answer answer) {
        world.await(when, channel::isHungUp);
        boolean talks = world.get(() -> {
            if (!channel.isHungUp()) {
                channel.answer();
            }
            return channel.isUp();
        });
        if (talks) {
            answer.then().accept(call);
        }
    }
}
