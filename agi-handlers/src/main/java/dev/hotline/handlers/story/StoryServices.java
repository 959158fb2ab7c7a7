package dev.hotline.handlers.story;

import dev.hotline.config.WebService;
import dev.hotline.handlers.WebServices;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Web services that answer what the story says; one that it does not name is down. */
final class StoryServices implements WebServices {
    private static final String DOWN = "down";
    private static final int OK = 200;

    private final Map<String, String> answers;

    StoryServices(Map<String, String> answers) {
        this.answers = answers;
    }

    @Override
    public Future<WebAnswer> get(WebService service, String path) {
        return answer(service);
    }

    @Override
    public Future<WebAnswer> post(WebService service, String path, JsonObject body) {
        return answer(service);
    }

    private Future<WebAnswer> answer(WebService service) {
        String answer = answers.getOrDefault(service.name(), DOWN);
        if (answer.equals(DOWN)) {
            return Future.failedFuture(service.name() + " did not answer");
        }
        return Future.succeededFuture(
                answer.matches("[1-5]\\d\\d")
                        ? new WebAnswer(Integer.parseInt(answer), "")
                        : new WebAnswer(OK, answer));
    }
}
