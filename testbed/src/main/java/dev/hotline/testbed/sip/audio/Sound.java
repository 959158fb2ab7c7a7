package dev.hotline.testbed.sip.audio;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A sound file as it goes over the wire.
 *
 * @param names of the files with this very sound, such as {@code zh/menu-main}; usually one
 * @param frames 20 ms each; what is left over at the end is not in it
 * @param first the first audible frame
 */
record Sound(List<String> names, List<ByteBuffer> frames, int first) {

    static List<ByteBuffer> frames(byte[] ulaw) {
        List<ByteBuffer> frames = new ArrayList<>();
        for (int at = 0; at + Ulaw.FRAME <= ulaw.length; at += Ulaw.FRAME) {
            frames.add(ByteBuffer.wrap(ulaw, at, Ulaw.FRAME).slice());
        }
        return List.copyOf(frames);
    }

    static boolean isAudible(ByteBuffer frame) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(frame.position(), bytes);
        return Ulaw.isAudible(bytes);
    }

    String name() {
        return names.get(0);
    }

    boolean isAt(int index, ByteBuffer frame) {
        return index < frames.size() && frames.get(index).equals(frame);
    }

    boolean isLast(int index) {
        return index >= frames.size() - 1;
    }
}
