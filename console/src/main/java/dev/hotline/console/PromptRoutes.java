package dev.hotline.console;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** The prompts for Asterisk to fetch: wav files below the prompts folder, and below that of spoken texts, and nothing else. */
final class PromptRoutes {
    /** How long an Asterisk may play a prompt without asking whether it changed. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Pattern PROMPT = Pattern.compile("/prompts/(spoken/)?[a-z]{2}/[A-Za-z0-9_-]+\\.wav");

    private final Path prompts;
    private final Path spoken;

    PromptRoutes(Path prompts, Path spoken) {
        this.prompts = prompts;
        this.spoken = spoken;
    }

    void addTo(Router router) {
        router.route("/prompts/*").handler(PromptRoutes::onlyPrompts);
        router.route("/prompts/spoken/*").handler(files(spoken));
        router.route("/prompts/*").handler(files(prompts));
    }

    private static void onlyPrompts(RoutingContext ctx) {
        if (PROMPT.matcher(ctx.normalizedPath()).matches()) {
            ctx.response().putHeader("Cache-Control", "public, max-age=" + FRESH.toSeconds());
            ctx.next();
        } else {
            ctx.fail(404);
        }
    }

    private static StaticHandler files(Path folder) {
        return StaticHandler.create(
                        FileSystemAccess.ROOT,
                        folder.toAbsolutePath().normalize().toString())
                .setFilesReadOnly(false)
                .setIncludeHidden(false)
                .setDirectoryListing(false);
    }
}
