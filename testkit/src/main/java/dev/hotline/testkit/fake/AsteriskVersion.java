package dev.hotline.testkit.fake;

/** The versions whose bytes are known from recordings. */
public enum AsteriskVersion {
    V16("16.28.0~dfsg-0+deb11u4", "5.0.4"),
    V22("22.10.1+dfsg+~cs6.17.60671434-1", "11.0.0");

    private final String text;
    private final String ami;

    AsteriskVersion(String text, String ami) {
        this.text = text;
        this.ami = ami;
    }

    /** As AGI and AMI say it. */
    public String text() {
        return text;
    }

    /** The version of the manager interface. */
    public String ami() {
        return ami;
    }

    /** Whether hang-ups say the technology's own cause, and CoreSettings and CoreStatus what 22 added. */
    boolean saysMore() {
        return this == V22;
    }

    /** What a phone with {@code device_state_busy_at=1} is while it rings. */
    String ringing() {
        return this == V22 ? "BUSY" : "RINGING";
    }
}
