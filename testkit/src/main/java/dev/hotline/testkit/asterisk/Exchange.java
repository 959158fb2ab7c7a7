package dev.hotline.testkit.asterisk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all parts of one simulation know: its channels, phones and devices. Everything but the finals is guarded by the world. */
final class Exchange implements AutoCloseable {
    static final String VERSION = "22.10.1";

    private final SimulatedAsterisk.Options options;
    private final World world;
    private final ManagerEvents events = new ManagerEvents();
    private final Sounds sounds;
    private final Variables globals = new Variables();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, SimulatedPhone> agents = new LinkedHashMap<>();
    private final Map<String, SimulatedPhone> customers = new LinkedHashMap<>();
    private final Device carrier = Device.carrier(events);
    private final Instant started = Instant.now();
    private int created;

    Exchange(SimulatedAsterisk.Options options) {
        this.options = options;
        world = new World(options.speed());
        sounds = new Sounds(options.prompts());
    }

    SimulatedAsterisk.Options options() {
        return options;
    }

    World world() {
        return world;
    }

    ManagerEvents events() {
        return events;
    }

    Sounds sounds() {
        return sounds;
    }

    Variables globals() {
        return globals;
    }

    Instant started() {
        return started;
    }

    /** How many channels there have been. */
    int created() {
        return created;
    }

    SimulatedPhone agent(String phone) {
        return agents.computeIfAbsent(
                phone,
                number -> new SimulatedPhone(
                        this, number, Device.agent(number, options.busyWhenUsed(), events), "hotline-agents"));
    }

    SimulatedPhone customer(String number) {
        return customers.computeIfAbsent(number, phone -> new SimulatedPhone(this, phone, carrier, "hotline"));
    }

    /** The phone that a dial string such as {@code PJSIP/1001} or {@code PJSIP/+8613800138000@carrier} reaches; null when none. */
    @Nullable
    SimulatedPhone reachable(String destination) {
        if (!destination.startsWith("PJSIP/")) {
            return null;
        }
        String resource = destination.substring("PJSIP/".length());
        if (resource.endsWith("@carrier")) {
            return customer(resource.substring(0, resource.length() - "@carrier".length()));
        }
        SimulatedPhone agent = agents.get(resource);
        return agent != null && agent.device().isRegistered() ? agent : null;
    }

    List<Device> devices() {
        List<Device> all = new ArrayList<>(List.of(carrier));
        agents.values().forEach(phone -> all.add(phone.device()));
        return all;
    }

    /**
     * Makes a channel and tells of it.
     *
     * @param parent the channel that calls it, or null
     * @param uniqueId null for one of Asterisk's own making
     */
    Channel create(
            Device device,
            Channel.State state,
            Party caller,
            String context,
            String extension,
            @Nullable Channel parent,
            @Nullable String uniqueId) {
        int number = created++;
        String id = uniqueId == null ? Instant.now().getEpochSecond() + "." + number : uniqueId;
        String name = device.name() + "-%08x".formatted(number);
        String dialled = state == Channel.State.RING ? extension : "";
        Channel channel = new Channel(name, id, parent, device, state, caller, dialled, world, events);
        channel.at(context, extension, 1);
        channels.put(name, channel);
        events.call("Newchannel", new Headers().add(channel));
        return channel;
    }

    void destroy(Channel channel, HangupCause cause) {
        channels.remove(channel.name());
        channel.destroy(cause);
    }

    List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    /** By name or unique id. */
    @Nullable
    Channel channel(String nameOrId) {
        Channel named = channels.get(nameOrId);
        return named != null
                ? named
                : channels.values().stream()
                        .filter(channel -> channel.uniqueId().equals(nameOrId))
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public void close() {
        world.run(() -> channels().forEach(Channel::hangUpSoftly));
        world.close();
        world.run(() -> channels().forEach(channel -> destroy(channel, HangupCause.NORMAL)));
        sounds.close();
    }
}
