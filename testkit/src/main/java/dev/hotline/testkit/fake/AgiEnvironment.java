package dev.hotline.testkit.fake;

/** What Asterisk says of a call before the first command. */
final class AgiEnvironment {
    private static final long THREADS = 140_000_000_000_000L;

    private AgiEnvironment() {}

    static String of(Channel channel, String script, AsteriskVersion version) {
        return """
                agi_network: yes
                agi_network_script: %s
                agi_request: %s
                agi_channel: %s
                agi_language: en
                agi_type: PJSIP
                agi_uniqueid: %s
                agi_version: %s
                agi_callerid: %s
                agi_calleridname: %s
                agi_callingpres: 0
                agi_callingani2: 0
                agi_callington: 0
                agi_callingtns: 0
                agi_dnid: %s
                agi_rdnis: unknown
                agi_context: %s
                agi_extension: %s
                agi_priority: %d
                agi_enhanced: 0.0
                agi_accountcode:\s
                agi_threadid: %d

                """.formatted(
                        script,
                        channel.url,
                        channel.name,
                        channel.uniqueId,
                        version.text(),
                        known(channel.number),
                        known(channel.callerName),
                        channel.exten.equals("s") ? "unknown" : channel.exten,
                        channel.context,
                        channel.exten,
                        channel.priority,
                        THREADS + System.identityHashCode(channel));
    }

    private static String known(String value) {
        return value.isEmpty() ? "unknown" : value;
    }
}
