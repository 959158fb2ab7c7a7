package dev.hotline.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** How the manager interface answers one connection. Guarded by the {@link Board}. */
final class ManagerActions {
    private static final String CHALLENGE = "177691417";
    private final Board board;
    private final FakeManager manager;

    ManagerActions(Board board, FakeManager manager) {
        this.board = board;
        this.manager = manager;
    }

    void take(AmiAction action) {
        String name = action.header("Action");
        if (board.isSilentTo(name)) {
            return;
        }
        switch (name) {
            case "Challenge" -> reply(response("Success", action).add("Challenge", CHALLENGE));
            case "Login" -> login(action);
            case "Logoff" -> logoff(action);
            default -> takeLoggedIn(name, action);
        }
    }

    private void takeLoggedIn(String name, AmiAction action) {
        if (!manager.isLoggedIn()) {
            error(action, "Permission denied");
            return;
        }
        switch (name) {
            case "CoreSettings" -> coreSettings(action);
            case "CoreStatus" -> coreStatus(action);
            case "CoreShowChannels" -> channels(action);
            case "DeviceStateList" -> devices(action);
            case "Hangup" -> hangup(action);
            case "Originate" -> originate(action);
            case "Ping" -> reply(response("Success", action).add("Ping", "Pong").add("Timestamp", "1700000000.000000"));
            default ->
                error(
                        action,
                        "Invalid/unknown command: " + name + ". Use Action: ListCommands to show available commands.");
        }
    }

    private void login(AmiAction action) {
        if (manager.wire().hurts().refuseLogins || !isRight(action)) {
            error(action, "Authentication failed");
            manager.wire().finish();
            return;
        }
        manager.loggedIn(action.header("Events"));
        reply(response("Success", action).add("Message", "Authentication accepted"));
        Message booted = Message.event("FullyBooted", "system")
                .add("Uptime", 3)
                .add("LastReload", 3)
                .add("Status", "Fully Booted");
        manager.tell("system", booted.bytes());
        board.loggedIn.add(manager);
    }

    private boolean isRight(AmiAction action) {
        String secret = board.secret(action.header("Username"));
        return action.header("AuthType").equals("MD5")
                ? action.header("Key").equals(md5(CHALLENGE + secret))
                : action.header("Secret").equals(secret);
    }

    private void logoff(AmiAction action) {
        reply(response("Goodbye", action).add("Message", "Thanks for all the fish."));
        manager.wire().finish();
    }

    private void coreSettings(AmiAction action) {
        Message message = response("Success", action)
                .add("AMIversion", board.version().ami())
                .add("AsteriskVersion", board.version().text())
                .add("SystemName", "")
                .add("CoreMaxCalls", 0)
                .add("CoreMaxLoadAvg", "0.000000")
                .add("CoreRunUser", "")
                .add("CoreRunGroup", "")
                .add("CoreMaxFilehandles", 0)
                .add("CoreRealTimeEnabled", "No")
                .add("CoreCDRenabled", "No")
                .add("CoreHTTPenabled", "No");
        reply(board.version().saysMore() ? message.add("SoundsSearchCustomDir", "No") : message);
    }

    private void coreStatus(AmiAction action) {
        Message message = response("Success", action)
                .add("CoreStartupDate", "2026-01-01")
                .add("CoreStartupTime", "00:00:00")
                .add("CoreReloadDate", "2026-01-01")
                .add("CoreReloadTime", "00:00:00")
                .add("CoreCurrentCalls", board.inSessions().size());
        reply(board.version().saysMore() ? message.add("CoreProcessedCalls", board.processed()) : message);
    }

    private void devices(AmiAction action) {
        Message list = start(action, "Device State Changes will follow");
        board.events()
                .devices()
                .forEach((device, state) -> list.then(
                        item("DeviceStateChange", action).add("Device", device).add("State", state)));
        end(list, action, "DeviceStateListComplete", board.events().devices().size());
    }

    private void channels(AmiAction action) {
        Message list = start(action, "Channels will follow");
        Collection<Channel> channels = board.inSessions();
        channels.forEach(channel -> list.then(channel.describe(item("CoreShowChannel", action), "")
                .add("Application", "AGI")
                .add("ApplicationData", channel.url)
                .add("Duration", "00:00:00")
                .add("BridgeId", "")));
        end(list, action, "CoreShowChannelsComplete", channels.size());
    }

    private void hangup(AmiAction action) {
        if (board.hangUp(action.header("Channel"))) {
            reply(response("Success", action).add("Message", "Channel Hungup"));
        } else {
            error(action, "No such channel");
        }
    }

    private void originate(AmiAction action) {
        reply(response("Success", action).add("Message", "Originate successfully queued"));
        board.originate(new Originate(action));
    }

    private static Message start(AmiAction action, String text) {
        return response("Success", action).add("EventList", "start").add("Message", text);
    }

    private void end(Message list, AmiAction action, String event, int items) {
        reply(list.then(item(event, action).add("EventList", "Complete").add("ListItems", items)));
    }

    private static Message item(String event, AmiAction action) {
        return new Message().add("Event", event).add("ActionID", action.header("ActionID"));
    }

    private static Message response(String result, AmiAction action) {
        Message message = new Message().add("Response", result);
        String id = action.header("ActionID");
        return id.isEmpty() ? message : message.add("ActionID", id);
    }

    private void error(AmiAction action, String text) {
        reply(response("Error", action).add("Message", text));
    }

    private void reply(Message message) {
        manager.wire().reply(message.bytes());
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
