package dev.hotline.testbed.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the folder that one Asterisk runs in: only what a site must say itself, around includes of {@code config/asterisk}. */
final class AsteriskFiles {
    /** Files that Asterisk complains about when they are missing. */
    private static final List<String> EMPTY =
            List.of("ccss", "cel", "features", "pjproject", "queuerules", "res_http_media_cache", "udptl");

    private static final int SOCKET_PATH = 107;
    /**
     * Asterisk copies the name of a file in its media cache into a buffer as long as the URL it came from, and a few bytes: a longer one
     * is cut, and the prompt "does not exist in any format". This is a byte less than the name of the shortest prompt by http needs.
     */
    private static final int CACHED_FILE = 44;

    private static final String FILE_IN_CACHE = "c/bucket-123456";

    /** A phone for people who want to call the hotline themselves. */
    private static final String CALLER = """
            [caller](hotline-agent)
            context=hotline
            auth=caller
            aors=caller
            [caller](hotline-agent-auth)
            username=caller
            password=change-me-caller
            [caller](hotline-agent-aor)
            """;

    private final AsteriskSettings settings;
    private final Launcher launcher;

    AsteriskFiles(AsteriskSettings settings, Launcher launcher) {
        this.settings = settings;
        this.launcher = launcher;
    }

    /** Writes them all; what was there of the same name is replaced. */
    void write() throws IOException {
        requireShort("socket", "run/asterisk.ctl", SOCKET_PATH);
        requireShort("cached prompts", FILE_IN_CACHE, CACHED_FILE);
        for (String folder : List.of("etc", "lib", "db", "key/keys", "spool", "run", "log", "c")) {
            Files.createDirectories(settings.folder().resolve(folder));
        }
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(etc().resolve(file.getKey() + ".conf"), file.getValue());
        }
    }

    private void requireShort(String what, String file, int most) throws IOException {
        String path = launcher.inside(settings.folder().resolve(file)).toString();
        if (path.length() > most) {
            throw new IOException("path of Asterisk's " + what + ": " + path + " (expected: at most " + most
                    + " characters; run it in another folder)");
        }
    }

    Path main() {
        return etc().resolve("asterisk.conf");
    }

    private Path etc() {
        return settings.folder().resolve("etc");
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        EMPTY.forEach(name -> files.put(name, "[general]\n"));
        files.put("acl", "");
        files.put("asterisk", asterisk());
        files.put("cdr", "[general]\nenable=no\n");
        files.put("extensions", extensions());
        files.put(
                "indications",
                "[general]\ncountry=us\n[us]\ndescription=US\nringcadence=2000,4000\ndial=350+440\nring=440+480/2000,0/4000\n");
        files.put("logger", "[general]\ndateformat=%F %T.%3q\n[logfiles]\nfull => notice,warning,error,verbose\n");
        files.put("manager", manager());
        files.put("modules", "[modules]\nautoload=yes\n" + include("modules"));
        files.put("musiconhold", include("musiconhold") + "[hotline](+)\ndirectory=" + inside("music") + "\n");
        files.put("pjsip", pjsip());
        files.put("queues", include("queues"));
        files.put("rtp", "[general]\nrtpstart=%d\nrtpend=%d\n".formatted(settings.rtpPort(), settings.rtpPort() + 399));
        files.put("stasis", "[declined_message_types]\n" + include("stasis"));
        files.putAll(settings.files());
        return files;
    }

    private String asterisk() {
        return """
                [directories]
                astetcdir => %1$s/etc
                astvarlibdir => %1$s/lib
                astdbdir => %1$s/db
                astkeydir => %1$s/key
                astspooldir => %1$s/spool
                astrundir => %1$s/run
                astlogdir => %1$s/log
                astcachedir => %1$s/c
                [options]
                verbose = 3
                nocolor = yes
                """.formatted(launcher.inside(settings.folder()));
    }

    private String extensions() throws IOException {
        return """
                [globals]
                HOTLINE_AGI=%s
                HOTLINE_AGI_OTHER=%s
                HOTLINE_NODE=%s
                HOTLINE_SOUNDS=%s
                """.formatted(settings.agi(), settings.otherAgi(), settings.node(), launcher.inside(settings.prompts()))
                + include("extensions")
                + settings.dialplan();
    }

    private String manager() throws IOException {
        return "[general]\nenabled=yes\nwebenabled=no\nbindaddr=127.0.0.1\nport=%d\n".formatted(settings.amiPort())
                + settings.amiTls().map(this::tls).orElse("")
                + include("manager");
    }

    private String tls(AsteriskSettings.AmiTls tls) {
        return "tlsenable=yes\ntlsbindaddr=127.0.0.1:%d\ntlscertfile=%s\n"
                .formatted(tls.port(), launcher.inside(tls.pem()));
    }

    private String pjsip() throws IOException {
        return """
                [transport-udp]
                type=transport
                protocol=udp
                bind=127.0.0.1:%d
                [carrier-trunk]
                type=aor
                contact=sip:127.0.0.1:%d
                [carrier-identify]
                type=identify
                endpoint=carrier
                match=127.0.0.1
                """.formatted(settings.sipPort(), settings.carrierPort()) + include("pjsip") + CALLER;
    }

    private String include(String name) throws IOException {
        Path sample = settings.samples().resolve(name + "-hotline.conf");
        if (!Files.isReadable(sample)) {
            throw new IOException("no file " + sample + " (expected: the samples of config/asterisk)");
        }
        return "#include \"" + launcher.inside(sample) + "\"\n";
    }

    private Path inside(String prompts) {
        return launcher.inside(settings.prompts().resolve(prompts));
    }
}
