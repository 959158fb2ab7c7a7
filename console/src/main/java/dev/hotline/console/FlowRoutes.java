package dev.hotline.console;

import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.config.flow.Flow;
import dev.hotline.console.flows.FlowPictures;
import dev.hotline.console.flows.PromptTexts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The flows that new calls take, as pictures: {@code /flows} and {@code /flows/NAME.svg}. Each is drawn once for a configuration. */
final class FlowRoutes {
    private final Vertx vertx;
    private final Supplier<HotlineConfig> config;
    private final Supplier<PromptTexts> texts;
    private final AskedWords words = new AskedWords();
    private final FlowsPage page = new FlowsPage();
    private final Map<Picture, Future<String>> drawn = new ConcurrentHashMap<>();

    /** @param texts called on a worker thread, so it may block */
    FlowRoutes(Vertx vertx, Supplier<HotlineConfig> config, Supplier<PromptTexts> texts) {
        this.vertx = vertx;
        this.config = config;
        this.texts = texts;
    }

    private record Picture(String version, String flow, Language language) {}

    void addTo(Router router) {
        router.route("/flows").handler(this::page);
        router.route("/flows/:file").handler(this::picture);
    }

    private void page(RoutingContext ctx) {
        ctx.response().putHeader("Vary", "Accept-Language");
        Answer.send(ctx, 200, "text/html; charset=utf-8", page.html(config.get(), words.of(ctx)));
    }

    private void picture(RoutingContext ctx) {
        HotlineConfig now = config.get();
        String file = ctx.pathParam("file");
        now.flows().values().stream()
                .filter(flow -> FlowPictures.file(flow.name()).equals(file))
                .findFirst()
                .ifPresentOrElse(
                        flow -> picture(ctx, now, flow),
                        () -> Answer.plain(ctx, 404, "there is no such flow; /flows shows all"));
    }

    private void picture(RoutingContext ctx, HotlineConfig now, Flow flow) {
        ctx.response().putHeader("Vary", "Accept-Language");
        svg(now.version(), flow, words.of(ctx).language())
                .onSuccess(svg -> Answer.send(ctx, 200, "image/svg+xml", svg))
                .onFailure(ctx::fail);
    }

    /** Pictures of other versions are forgotten. */
    private Future<String> svg(String version, Flow flow, Language language) {
        drawn.keySet().removeIf(old -> !old.version().equals(version));
        Picture picture = new Picture(version, flow.name(), language);
        Future<String> svg = drawn.computeIfAbsent(picture, p -> draw(flow, language));
        return svg.onFailure(why -> drawn.remove(picture, svg));
    }

    private Future<String> draw(Flow flow, Language language) {
        return vertx.executeBlocking(() -> new FlowPictures(texts.get(), language).svg(flow), false);
    }
}
