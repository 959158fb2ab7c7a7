package dev.hotline.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.source.Problem;
import dev.hotline.routing.AcdSnapshot;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration over HTTP. */
final class ConfigRoutesTest extends ConsoleOverHttp {
    private static final String NUMBER = "13800138001";

    @Override
    AcdSnapshot acd() {
        return new AcdSnapshot(List.of(), List.of());
    }

    @Test
    void reload_withTheToken_saysWhatCameOfIt_andWhoAskedWhy() throws Exception {
        desk.warnings.add("site.yaml: 'storage' takes effect at the next start of the engine");

        HttpResponse<String> answer = post("/api/config/reload", "{\"user\":\"li\",\"note\":\"new\\nmenu\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("result")).isEqualTo("taken");
        assertThat(ConfigJson.result(new JsonObject(answer.body())).warnings()).hasSize(1);
        assertThat(desk.asked).containsExactly("reload by command: li: new menu");
    }

    @Test
    void reload_withoutABody_isTheApis() throws Exception {
        assertThat(post("/api/config/reload", "").statusCode()).isEqualTo(200);
        assertThat(desk.asked).containsExactly("reload by API: ");
    }

    @Test
    void reload_ofFilesWithProblems_isRefusedWithAllOfThem() throws Exception {
        desk.problems.add(Problem.error("lines.yaml", 3, 7, "this is wrong"));
        desk.problems.add(Problem.error("customers.csv", 4, 1, NUMBER + " is there twice"));

        HttpResponse<String> answer = post("/api/config/reload", "{}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ConfigJson.result(new JsonObject(answer.body())).problems()).isEqualTo(desk.problems);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/config/versions",
                "/api/config/versions/4f2a",
                "/api/config/versions/4f2a/file?name=lines.yaml"
            })
    void versions_withoutTheToken_areRefused(String path) throws Exception {
        assertThat(send(request(path)).statusCode()).isEqualTo(401);
        assertThat(send(request(path).header("Authorization", "Bearer guess")).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/config/reload", "/api/config/rollback"})
    void change_withoutTheToken_changesNothing(String path) throws Exception {
        assertThat(send(request(path).POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(401);
        assertThat(send(request(path).POST(BodyPublishers.ofString("{}")).header("Authorization", "Bearer guess"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(desk.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void change_byAnotherMethod_isRefused(String method) throws Exception {
        HttpResponse<String> answer = send(request("/api/config/reload")
                .method(method, BodyPublishers.noBody())
                .header("Authorization", token.header()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        assertThat(desk.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "\"text\""})
    void change_withABodyThatIsNoObject_isRefused(String body) throws Exception {
        HttpResponse<String> answer = post("/api/config/reload", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("the body is not understood (expected: a JSON object, or nothing)\n");
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void change_withAHugeBody_isRefused() throws Exception {
        assertThat(post("/api/config/reload", "{\"note\":\"" + "x".repeat(20_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void versions_areListed_andTheirFilesComeWhole() throws Exception {
        JsonObject load = new JsonObject(get("/api/config/versions").body())
                .getJsonArray("loads")
                .getJsonObject(0);
        assertThat(ConfigJson.load(load).note()).isEqualTo("why");

        JsonObject index = new JsonObject(get("/api/config/versions/4f2a").body());
        assertThat(index.getString("version")).isEqualTo(TestDesk.VERSION);
        assertThat(index.getJsonArray("files")).hasSize(2);

        assertThat(get("/api/config/versions/4f2a/file?name=customers.csv").body())
                .isEqualTo("id,华光\n");
        assertThat(get("/api/config/versions/4f2a/file?name=none").statusCode()).isEqualTo(404);
        assertThat(get("/api/config/versions/4f2a/file").statusCode()).isEqualTo(404);
    }

    @Test
    void unknownVersion_isSaid() throws Exception {
        HttpResponse<String> answer = post("/api/config/rollback", "{\"version\":\"beef\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("version: beef (expected: ");
        assertThat(get("/api/config/versions/beef").statusCode()).isEqualTo(404);
    }

    @Test
    void rollback_namesTheVersionItWentTo() throws Exception {
        HttpResponse<String> answer = post("/api/config/rollback", "{\"version\":\"4f2a\",\"note\":\"back\"}");

        assertThat(new JsonObject(answer.body()).getString("version")).isEqualTo(TestDesk.VERSION);
        assertThat(desk.asked).containsExactly("rollback to 4f2a by API: back");
    }

    @Test
    void problems_areOnThePageAndInTheApi_withNumbersMasked() throws Exception {
        desk.problems.add(Problem.error("customers.csv", 4, 1, NUMBER + " is <there> twice"));
        desk.warnings.add("site.yaml: 'storage' takes effect at the next start of the engine");

        String page = send(request("/?lang=en")).body();
        assertThat(page)
                .contains("customers.csv:4:1: 138******01 is &lt;there&gt; twice", "chip bad", "&#39;storage&#39;")
                .doesNotContain(NUMBER);
        assertThat(send(request("/?lang=zh")).body()).contains("配置文件有错误");
        for (String path : List.of("/api/config", "/api/status")) {
            assertThat(send(request(path)).body()).contains("is <there> twice").doesNotContain(NUMBER);
            assertThat(get(path).body()).contains(NUMBER);
        }
    }

    @Test
    void manyProblems_areCutOnThePage() throws Exception {
        for (int line = 1; line <= 30; line++) {
            desk.problems.add(Problem.error("lines.yaml", line, 1, "wrong"));
        }

        assertThat(send(request("/")).body())
                .contains("lines.yaml:20:1: wrong", "+ 10")
                .doesNotContain("lines.yaml:21:1");
    }
}
