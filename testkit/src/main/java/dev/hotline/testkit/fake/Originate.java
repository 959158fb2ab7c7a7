package dev.hotline.testkit.fake;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an Originate asks for. */
record Originate(AmiAction action) {

    String device() {
        return header("Channel");
    }

    String actionId() {
        return header("ActionID");
    }

    String context() {
        return header("Context");
    }

    String exten() {
        return header("Exten");
    }

    /** The id that the channel is to have. */
    String uniqueId() {
        return header("ChannelId");
    }

    /** Of {@code "Name" <number>}. */
    String number() {
        String id = header("CallerID");
        return id.contains("<") ? id.substring(id.indexOf('<') + 1, id.indexOf('>')) : id;
    }

    String name() {
        String id = header("CallerID");
        return id.contains("<") ? id.substring(0, id.indexOf('<')).strip().replace("\"", "") : "";
    }

    /** Asterisk splits at commas that have no backslash. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String header : action.variables()) {
            for (String one : header.split("(?<!\\\\),", -1)) {
                String[] parts = one.split("=", 2);
                variables.put(parts[0], parts.length < 2 ? "" : parts[1].replaceAll("\\\\(.)", "$1"));
            }
        }
        return variables;
    }

    private String header(String name) {
        return action.header(name);
    }
}
