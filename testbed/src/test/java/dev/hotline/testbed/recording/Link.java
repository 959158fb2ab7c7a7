package dev.hotline.testbed.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One end of a link to Asterisk: sends text as it is, and records both directions. */
final class Link implements Closeable {
    private final Recording recording;
    private final String name;
    private final Socket socket;
    private final StringBuilder received = new StringBuilder();

    Link(Recording recording, String name, Socket socket) {
        this.recording = recording;
        this.name = name;
        this.socket = socket;
        Thread.ofVirtual().start(this::read);
    }

    void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        recording.bytes(name + ">", bytes, bytes.length);
        socket.getOutputStream().write(bytes);
    }

    /** All that came so far. */
    String received() {
        synchronized (received) {
            return received.toString();
        }
    }

    /** Says that nothing more is sent, and reads on until Asterisk has closed too. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void read() {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = socket.getInputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                recording.bytes(name + "<", bytes, n);
                synchronized (received) {
                    received.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
                }
            }
            recording.step(name + " is closed by asterisk");
        } catch (IOException closedByUs) {
            // The recording of this link ends here.
        }
    }
}
