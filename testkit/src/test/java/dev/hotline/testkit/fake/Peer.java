package dev.hotline.testkit.fake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The other end of a link, as bytes. Blocking; a read that takes 5 s fails. */
final class Peer implements Closeable {
    private final Socket socket;
    private final InputStream in;

    Peer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(5000);
        in = socket.getInputStream();
    }

    static Peer to(int port) throws IOException {
        return new Peer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next bytes, up to so many of these ends; fewer when the link ends before. */
    String next(int count, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int left = count; left > 0; ) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            text.append((char) b);
            left -= b == end.charAt(end.length() - 1) && text.toString().endsWith(end) ? 1 : 0;
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** All that comes until the link ends. */
    byte[] rest() throws IOException {
        return in.readAllBytes();
    }

    /** As {@link #rest}, counted and not kept. */
    long skipRest() throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    /** Sends nothing more. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
