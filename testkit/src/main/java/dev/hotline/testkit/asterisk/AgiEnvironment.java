package dev.hotline.testkit.asterisk;

import java.net.InetSocketAddress;

/** What res_agi sends first. */
final class AgiEnvironment {

    private AgiEnvironment() {}

    /** @param script with its query, such as {@code hotline?node=pbx1} */
    static String of(Channel channel, InetSocketAddress engine, String script) {
        StringBuilder text = new StringBuilder();
        add(text, "network", "yes");
        add(text, "network_script", script);
        add(text, "request", "agi://" + engine.getHostString() + ":" + engine.getPort() + "/" + script);
        add(text, "channel", channel.name());
        add(text, "language", "en");
        add(text, "type", "PJSIP");
        add(text, "uniqueid", channel.uniqueId());
        add(text, "version", Exchange.VERSION);
        add(text, "callerid", known(channel.caller().number()));
        add(text, "calleridname", known(channel.caller().name()));
        add(text, "callingpres", "0");
        add(text, "callingani2", "0");
        add(text, "callington", "0");
        add(text, "callingtns", "0");
        add(text, "dnid", known(channel.dialled()));
        add(text, "rdnis", "unknown");
        add(text, "context", channel.context());
        add(text, "extension", channel.extension());
        add(text, "priority", Integer.toString(channel.priority()));
        add(text, "enhanced", "0.0");
        add(text, "accountcode", "");
        add(text, "threadid", Long.toString(Thread.currentThread().threadId()));
        return text.append('\n').toString();
    }

    private static void add(StringBuilder text, String name, String value) {
        text.append("agi_").append(name).append(": ").append(value).append('\n');
    }

    private static String known(String value) {
        return value.isEmpty() ? "unknown" : value;
    }
}
