package dev.hotline.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotline.config.flow.Flow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlowPlaceTest {
    @TempDir
    Path folder;

    private Map<String, Flow> flows = Map.of();

    @BeforeEach
    void read() throws IOException {
        flows = new FlowFolder(folder)
                .main("a: {flow: sub, next: end}")
                .flow("sub", "a: {menu: menu-main, keys: {1: back}, nothing: back}\nback: {return: done}")
                .read()
                .flows();
    }

    @Test
    void place_asText_isReadAgain() {
        FlowPlace inside = FlowPlace.start(flow("main")).into(flow("sub")).to("back");

        assertThat(inside).hasToString("main.a>sub.back");
        assertThat(FlowPlace.parse("main.a>sub.back", flows)).contains(inside);
        assertThat(FlowPlace.parse("main.end", flows))
                .contains(FlowPlace.start(flow("main")).to("end"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "main", "main.", "gone.a", "main.gone", "main.a>", "main.a>sub.gone", "gone.a>sub.a"})
    void placeThatIsGone_isNone(String text) {
        assertThat(FlowPlace.parse(text, flows)).isEmpty();
    }

    private Flow flow(String name) {
        return Objects.requireNonNull(flows.get(name));
    }
}
