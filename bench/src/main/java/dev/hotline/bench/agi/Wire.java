package dev.hotline.bench.agi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.List;

/** The bytes of the session that every peer serves, as Asterisk 22 sends them: an environment and eleven commands with their replies. */
final class Wire {
    /** The step whose command is the Dial. */
    static final int DIAL = 6;

    private static final String ID = "0000000000";
    private static final String ENVIRONMENT = """
            agi_network: yes
            agi_network_script: hotline?line=4008001234
            agi_request: agi://127.0.0.1:4573/hotline?line=4008001234
            agi_channel: PJSIP/carrier-0000000000
            agi_language: zh
            agi_type: PJSIP
            agi_uniqueid: 1795332888.0000000000
            agi_version: 22.10.1+dfsg+~cs6.17.60671434-1
            agi_callerid: +8613800138000
            agi_calleridname: Zhang San
            agi_callingpres: 0
            agi_callingani2: 0
            agi_callington: 0
            agi_callingtns: 0
            agi_dnid: 4008001234
            agi_rdnis: unknown
            agi_context: hotline
            agi_extension: 4008001234
            agi_priority: 2
            agi_enhanced: 0.0
            agi_accountcode:
            agi_threadid: 139623546271424
            agi_arg_1: 4008001234
            agi_arg_2: zh
            agi_arg_3: main

            """;

    private static final List<Step> STEPS = List.of(
            new Step("ANSWER", "200 result=0"),
            new Step("SET VARIABLE HOTLINE_CALL", "200 result=1"),
            new Step("STREAM FILE hotline/greeting", "200 result=0 endpos=24000"),
            new Step("STREAM FILE hotline/menu", "200 result=49 endpos=8000"),
            new Step("SET MUSIC ON", "200 result=0"),
            new Step("SET VARIABLE __TRANSFER_CONTEXT", "200 result=1"),
            new Step("EXEC Dial", "200 result=0"),
            new Step("GET VARIABLE", "200 result=1 (ANSWER)"),
            new Step("GET VARIABLE", "200 result=1 (16)"),
            new Step("STREAM FILE hotline/survey", "200 result=53 endpos=16000"),
            new Step("SET VARIABLE", "200 result=1"));

    static final int COMMANDS = STEPS.size();

    private static final byte[] ENVIRONMENT_BYTES = ENVIRONMENT.getBytes(US_ASCII);
    private static final int IN_CHANNEL = ENVIRONMENT.indexOf(ID);
    private static final int IN_UNIQUE_ID = ENVIRONMENT.lastIndexOf(ID);
    private static final byte[][] EXPECTED =
            STEPS.stream().map(step -> step.command.getBytes(US_ASCII)).toArray(byte[][]::new);
    private static final ByteBuf[] REPLIES =
            STEPS.stream().map(step -> prepared(step.reply)).toArray(ByteBuf[]::new);

    private int calls;

    /** A line that is never released, ready to be written again and again. */
    static ByteBuf prepared(String line) {
        byte[] bytes = (line + "\n").getBytes(US_ASCII);
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }

    /** What a call's session begins with; each call has its own channel and unique id. */
    ByteBuf environment(ByteBufAllocator allocator) {
        ByteBuf bytes = allocator.directBuffer(ENVIRONMENT_BYTES.length).writeBytes(ENVIRONMENT_BYTES);
        calls++;
        for (int digit = ID.length() - 1, rest = calls; rest > 0; digit--, rest /= 10) {
            bytes.setByte(IN_CHANNEL + digit, '0' + rest % 10);
            bytes.setByte(IN_UNIQUE_ID + digit, '0' + rest % 10);
        }
        return bytes;
    }

    /** Whether this line is the command of this step; peers differ in what they put between quotes. */
    static boolean isExpected(int step, ByteBuf line) {
        byte[] start = EXPECTED[step];
        int end = line.writerIndex();
        int matched = 0;
        for (int at = line.readerIndex(); at < end && matched < start.length; at++) {
            byte read = line.getByte(at);
            if (read == start[matched]) {
                matched++;
            } else if (read != '"') {
                return false;
            }
        }
        return matched == start.length;
    }

    static ByteBuf reply(int step) {
        return REPLIES[step].duplicate();
    }

    private record Step(String command, String reply) {}
}
