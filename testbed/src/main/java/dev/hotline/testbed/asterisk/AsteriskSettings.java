package dev.hotline.testbed.asterisk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is particular to one Asterisk that we run: what a site's own files would say around those of {@code config/asterisk}.
 *
 * @param node its name for the engine
 * @param folder for its configuration, logs and state; made when missing, kept when stopped
 * @param samples {@code config/asterisk}
 * @param prompts the folder with {@code zh/}, {@code en/} and {@code music/}
 * @param agi the engine's address, such as {@code agi://127.0.0.1:4573}
 * @param otherAgi of a second engine; empty when there is none
 * @param amiPort TCP, on the loopback
 * @param sipPort UDP, on the loopback
 * @param carrierPort UDP, on the loopback, where the public network's phones are
 * @param rtpPort the first of 400 UDP ports for audio
 * @param dialplan more contexts; may be empty
 * @param amiTls where AMI is taken by TLS as well; empty when nowhere
 * @param files configuration files that are other than ours: their text, by name without {@code .conf}
 */
public record AsteriskSettings(
        String node,
        Path folder,
        Path samples,
        Path prompts,
        String agi,
        String otherAgi,
        int amiPort,
        int sipPort,
        int carrierPort,
        int rtpPort,
        String dialplan,
        Optional<AmiTls> amiTls,
        Map<String, String> files) {

    public AsteriskSettings {
        files = Map.copyOf(files);
    }

    /** So that servers of one process never share audio ports, and those of two seldom do. */
    private static final AtomicInteger NEXT_RTP =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(30));

    /** A node {@code pbx1} on free ports. */
    public static AsteriskSettings onFreePorts(Path folder, Path samples, Path prompts, String agi) {
        int rtp = 20_000 + 400 * (NEXT_RTP.getAndIncrement() % 30);
        return new AsteriskSettings(
                "pbx1",
                folder,
                samples,
                prompts,
                agi,
                "",
                FreePorts.tcp(),
                FreePorts.udp(),
                5060,
                rtp,
                "",
                Optional.empty(),
                Map.of());
    }

    /** With other samples than those of {@code config/asterisk}. */
    public AsteriskSettings withSamples(Path others) {
        return new AsteriskSettings(
                node,
                folder,
                others,
                prompts,
                agi,
                otherAgi,
                amiPort,
                sipPort,
                carrierPort,
                rtpPort,
                dialplan,
                amiTls,
                files);
    }

    /** With the public network's phones on this port. */
    public AsteriskSettings withCarrier(int port) {
        return with(otherAgi, port, dialplan, amiTls, files);
    }

    /** With a second engine. */
    public AsteriskSettings withOtherAgi(String address) {
        return with(address, carrierPort, dialplan, amiTls, files);
    }

    /** With more contexts. */
    public AsteriskSettings withDialplan(String contexts) {
        return with(otherAgi, carrierPort, contexts, amiTls, files);
    }

    /** With AMI by TLS on a further port. */
    public AsteriskSettings withAmiTls(AmiTls tls) {
        return with(otherAgi, carrierPort, dialplan, Optional.of(tls), files);
    }

    /** With this text for a configuration file, such as {@code rtp}, in place of ours. */
    public AsteriskSettings withFile(String name, String text) {
        Map<String, String> others = new HashMap<>(files);
        others.put(name, text);
        return with(otherAgi, carrierPort, dialplan, amiTls, others);
    }

    private AsteriskSettings with(
            String second, int carrier, String contexts, Optional<AmiTls> tls, Map<String, String> texts) {
        return new AsteriskSettings(
                node, folder, samples, prompts, agi, second, amiPort, sipPort, carrier, rtpPort, contexts, tls, texts);
    }

    /**
     * AMI by TLS.
     *
     * @param port TCP, on the loopback
     * @param pem a file in {@link #folder()} with the certificate and its private key
     */
    public record AmiTls(int port, Path pem) {}

    /** Where Asterisk takes SIP. */
    public InetSocketAddress sip() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), sipPort);
    }

    /** Where Asterisk takes AMI. */
    public InetSocketAddress ami() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), amiPort);
    }

    /** The manager account's name in the samples. */
    public String amiUser() {
        return "hotline";
    }

    /** The manager account's secret in the samples. */
    public String amiSecret() {
        return "change-me";
    }

    /** An agent's password in the samples. */
    public static String agentPassword(String phone) {
        return "change-me-" + phone;
    }
}
