package dev.hotline.asterisk.agi;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asterisk's end of one session, as bytes. Blocking; a read that takes 5 s fails. */
final class AsteriskEnd implements Closeable {
    static final String ENVIRONMENT = """
            agi_network: yes
            agi_network_script: hotline?node=n1&who=a%20b&number=+8613
            agi_request: agi://127.0.0.1/hotline?node=n1
            agi_channel: PJSIP/carrier-00000001
            agi_callerid: 4001
            agi_calleridname: unknown
            agi_uniqueid: 1795331285.0
            agi_extension: 4008001234

            """;
    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader in;
    private boolean byteByByte;

    AsteriskEnd(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5000);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    AsteriskEnd splitEveryByte() {
        byteByByte = true;
        return this;
    }

    AsteriskEnd send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int step = byteByByte ? 1 : bytes.length;
        for (int i = 0; i < bytes.length; i += step) {
            out.write(bytes, i, step);
            out.flush();
        }
        return this;
    }

    /** The next line from the engine, or null when it has closed the connection. */
    @Nullable
    String line() throws IOException {
        return in.readLine();
    }

    /** Whether the engine has sent something that was not read yet. */
    boolean hasMore() throws IOException {
        return in.ready();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
