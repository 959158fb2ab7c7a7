package dev.hotline.testkit.asterisk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The AMI actions that are simulated, for one client; any other is unknown. Runs on the client's reading thread. */
final class AmiActions {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Exchange exchange;
    private final World world;
    private final AmiConnection client;
    private final boolean refuseLogins;
    private String challenge = "";
    private boolean loggedIn;

    AmiActions(Exchange exchange, AmiConnection client, boolean refuseLogins) {
        this.exchange = exchange;
        this.client = client;
        this.refuseLogins = refuseLogins;
        world = exchange.world();
    }

    void run(AmiAction action) {
        String name = action.get("Action").toLowerCase(Locale.ROOT);
        switch (name) {
            case "" -> error(action, "Missing action in request");
            case "login" -> login(action);
            case "challenge" -> challenge(action);
            case "logoff" -> logoff(action);
            default -> {
                if (loggedIn) {
                    world.run(() -> permitted(name, action));
                } else {
                    error(action, "Permission denied");
                }
            }
        }
    }

    private void permitted(String name, AmiAction action) {
        switch (name) {
            case "ping" -> ping(action);
            case "events" -> events(action);
            case "devicestatelist" -> deviceStateList(action);
            case "coreshowchannels" -> coreShowChannels(action);
            case "coresettings" -> coreSettings(action);
            case "corestatus" -> coreStatus(action);
            case "originate" -> originate(action);
            case "hangup" -> hangUp(action);
            case "getvar" -> getVariable(action);
            case "setvar" -> setVariable(action);
            default ->
                error(
                        action,
                        "Invalid/unknown command: " + action.get("Action")
                                + ". Use Action: ListCommands to show available commands.");
        }
    }

    private void challenge(AmiAction action) {
        if (!action.get("AuthType").equalsIgnoreCase("MD5")) {
            error(action, "Must specify AuthType");
            return;
        }
        challenge = Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000));
        client.send(success(action).add("Challenge", challenge));
    }

    private void login(AmiAction action) {
        if (refuseLogins || !isGenuine(action)) {
            error(action, "Authentication failed");
            client.finish();
            return;
        }
        loggedIn = true;
        client.send(success(action).add("Message", "Authentication accepted"));
        client.mask(AmiConnection.EventMask.parse(action.get("Events").toLowerCase(Locale.ROOT)));
        long uptime = Duration.between(exchange.started(), Instant.now()).toSeconds();
        client.event(
                "system",
                new Headers()
                        .add("Event", "FullyBooted")
                        .add("Privilege", "system,all")
                        .add("Uptime", uptime)
                        .add("LastReload", uptime)
                        .add("Status", "Fully Booted")
                        .message());
        world.run(() -> exchange.events().add(client));
    }

    private boolean isGenuine(AmiAction action) {
        SimulatedAsterisk.Options options = exchange.options();
        boolean secret = action.get("AuthType").equalsIgnoreCase("MD5")
                ? !challenge.isEmpty() && md5(challenge + options.secret()).equalsIgnoreCase(action.get("Key"))
                : options.secret().equals(action.get("Secret"));
        return secret && options.username().equals(action.get("Username"));
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void logoff(AmiAction action) {
        client.send(response("Goodbye", action).add("Message", "Thanks for all the fish."));
        client.finish();
    }

    private void ping(AmiAction action) {
        Instant now = Instant.now();
        String timestamp = "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1000);
        client.send(success(action).add("Ping", "Pong").add("Timestamp", timestamp));
    }

    private void events(AmiAction action) {
        AmiConnection.EventMask mask =
                AmiConnection.EventMask.parse(action.get("EventMask").toLowerCase(Locale.ROOT));
        client.mask(mask);
        boolean any = mask.all() || !mask.classes().isEmpty();
        client.send(success(action).add("Events", any ? "On" : "Off"));
    }

    private void deviceStateList(AmiAction action) {
        List<Headers> items = exchange.devices().stream().map(Device::headers).toList();
        list(action, "Device State Changes will follow", "DeviceStateChange", "DeviceStateListComplete", items);
    }

    private void coreShowChannels(AmiAction action) {
        List<Headers> items =
                exchange.channels().stream().map(AmiActions::shown).toList();
        list(action, "Channels will follow", "CoreShowChannel", "CoreShowChannelsComplete", items);
    }

    private static Headers shown(Channel channel) {
        Duration age = channel.age();
        return new Headers()
                .add(channel)
                .add("Application", "")
                .add("ApplicationData", "")
                .add("Duration", "%02d:%02d:%02d".formatted(age.toHours(), age.toMinutesPart(), age.toSecondsPart()))
                .add("BridgeId", "");
    }

    private void list(AmiAction action, String message, String item, String end, List<Headers> items) {
        client.send(success(action).add("EventList", "start").add("Message", message));
        items.forEach(headers -> client.send(named(item, action).add(headers)));
        client.send(named(end, action).add("EventList", "Complete").add("ListItems", items.size()));
    }

    private void coreSettings(AmiAction action) {
        client.send(success(action)
                .add("AMIversion", "11.0.0")
                .add("AsteriskVersion", Exchange.VERSION)
                .add("SystemName", "")
                .add("CoreMaxCalls", 0)
                .add("CoreMaxLoadAvg", "0.000000")
                .add("CoreRunUser", "")
                .add("CoreRunGroup", "")
                .add("CoreMaxFilehandles", 0)
                .add("CoreRealTimeEnabled", "No")
                .add("CoreCDRenabled", "No")
                .add("CoreHTTPenabled", "No")
                .add("SoundsSearchCustomDir", "No"));
    }

    private void coreStatus(AmiAction action) {
        Instant started = exchange.started();
        client.send(success(action)
                .add("CoreStartupDate", DATE.format(started))
                .add("CoreStartupTime", TIME.format(started))
                .add("CoreReloadDate", DATE.format(started))
                .add("CoreReloadTime", TIME.format(started))
                .add("CoreCurrentCalls", exchange.channels().size())
                .add("CoreProcessedCalls", exchange.created()));
    }

    private void originate(AmiAction action) {
        if (action.get("Channel").isEmpty()) {
            error(action, "Channel not specified");
            return;
        }
        boolean async = action.isTrue("Async");
        world.start(new Originator(exchange, action, answered -> {
            if (!async) {
                originated(action, answered);
            }
        }));
        if (async) {
            originated(action, true);
        }
    }

    private void originated(AmiAction action, boolean answered) {
        if (answered) {
            client.send(success(action).add("Message", "Originate successfully queued"));
        } else {
            error(action, "Originate failed");
        }
    }

    private void hangUp(AmiAction action) {
        Channel channel = exchange.channel(action.get("Channel"));
        if (channel == null) {
            error(action, "No such channel");
            return;
        }
        channel.hangUpSoftly();
        client.send(success(action).add("Message", "Channel Hungup"));
    }

    private void getVariable(AmiAction action) {
        Channel channel = exchange.channel(action.get("Channel"));
        if (channel == null && !action.get("Channel").isEmpty()) {
            error(action, "No such channel");
            return;
        }
        String name = action.get("Variable");
        String value = channel == null ? exchange.globals().get(name) : new ChannelVariables(channel).get(name);
        client.send(success(action).add("Variable", name).add("Value", orEmpty(value)));
    }

    private void setVariable(AmiAction action) {
        Channel channel = exchange.channel(action.get("Channel"));
        if (channel == null && !action.get("Channel").isEmpty()) {
            error(action, "No such channel");
            return;
        }
        if (channel == null) {
            exchange.globals().set(action.get("Variable"), action.get("Value"));
        } else {
            new ChannelVariables(channel).set(action.get("Variable"), action.get("Value"));
        }
        client.send(success(action).add("Message", "Variable Set"));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private void error(AmiAction action, String message) {
        client.send(response("Error", action).add("Message", message));
    }

    private static Headers success(AmiAction action) {
        return response("Success", action);
    }

    private static Headers response(String response, AmiAction action) {
        return withId(new Headers().add("Response", response), action);
    }

    private static Headers named(String event, AmiAction action) {
        return withId(new Headers().add("Event", event), action);
    }

    private static Headers withId(Headers headers, AmiAction action) {
        String id = action.get("ActionID");
        return id.isEmpty() ? headers : headers.add("ActionID", id);
    }
}
