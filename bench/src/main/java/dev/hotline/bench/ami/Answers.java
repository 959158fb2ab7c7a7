package dev.hotline.bench.ami;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a manager interface answers to the few actions that clients send here. Pure. */
final class Answers {
    private static final int PHONES = 700;

    private Answers() {}

    /** @param action its lines */
    static List<byte[]> to(String action) {
        Map<String, String> headers = headers(action);
        String id = headers.getOrDefault("actionid", "");
        return switch (headers.getOrDefault("action", "").toLowerCase(Locale.ROOT)) {
            case "challenge" ->
                List.of(success(id).with("Challenge", "158245871").bytes());
            case "login" -> List.of(message(id, "Authentication accepted"), booted());
            case "coresettings" -> List.of(settings(id));
            case "devicestatelist" -> phones(id);
            case "coreshowchannels" -> List.of(list(id), complete("CoreShowChannelsComplete", id, 0));
            case "originate" -> List.of(message(id, "Originate successfully queued"), originated(id, headers));
            case "ping" ->
                List.of(success(id)
                        .with("Ping", "Pong")
                        .with("Timestamp", "1795332888.000000")
                        .bytes());
            default -> List.of(message(id, "done"));
        };
    }

    private static Map<String, String> headers(String action) {
        Map<String, String> headers = new HashMap<>();
        for (String line : action.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static Headers success(String id) {
        return Headers.response("Success", id);
    }

    private static byte[] message(String id, String text) {
        return success(id).with("Message", text).bytes();
    }

    private static byte[] booted() {
        return Headers.event("FullyBooted", "system")
                .with("Uptime", 5)
                .with("LastReload", 5)
                .with("Status", "Fully Booted")
                .bytes();
    }

    private static byte[] settings(String id) {
        return success(id)
                .with("AMIversion", "11.0.0")
                .with("AsteriskVersion", "22.10.1")
                .with("SystemName", "")
                .with("CoreMaxCalls", 0)
                .bytes();
    }

    private static List<byte[]> phones(String id) {
        List<byte[]> answers = new ArrayList<>();
        answers.add(list(id));
        for (int phone = 0; phone < PHONES; phone++) {
            answers.add(Headers.item("DeviceStateChange", id)
                    .with("Device", "PJSIP/" + (1001 + phone))
                    .with("State", "NOT_INUSE")
                    .bytes());
        }
        answers.add(complete("DeviceStateListComplete", id, PHONES));
        return answers;
    }

    private static byte[] list(String id) {
        return success(id)
                .with("EventList", "start")
                .with("Message", "the list will follow")
                .bytes();
    }

    private static byte[] complete(String event, String id, int items) {
        return Headers.item(event, id)
                .with("EventList", "Complete")
                .with("ListItems", items)
                .bytes();
    }

    private static byte[] originated(String id, Map<String, String> action) {
        return Headers.event("OriginateResponse", "call")
                .with("ActionID", id)
                .with("Response", "Success")
                .with("Channel", action.getOrDefault("channel", "") + "-00000001")
                .with("Context", action.getOrDefault("context", ""))
                .with("Exten", "s")
                .with("Reason", 4)
                .with("Uniqueid", action.getOrDefault("channelid", ""))
                .with("CallerIDNum", "4008001234")
                .with("CallerIDName", "Callback")
                .bytes();
    }
}
