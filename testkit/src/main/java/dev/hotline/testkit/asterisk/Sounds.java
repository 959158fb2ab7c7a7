package dev.hotline.testkit.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sounds that are played. A URL is really fetched, and kept once it was there; another name is looked for in the prompts
 * folder, where one is given, and else is there and lasts a second. May block; any thread.
 */
final class Sounds implements AutoCloseable {

    /**
     * A sound that is there.
     *
     * @param name as {@code heard()} tells it, such as {@code zh/menu-main}
     */
    record Sound(String name, Duration length) {}

    private static final int BYTES_A_SECOND = 16_000;
    private static final Duration FETCH = Duration.ofSeconds(5);
    private static final Duration UNKNOWN_LENGTH = Duration.ofSeconds(1);
    private static final Pattern NAME = Pattern.compile("((?:[^/]+/)?[^/?]+?)(?:\\.wav)?(?:\\?.*)?");

    private final @Nullable Path prompts;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(FETCH).build();
    private final Map<String, Sound> fetched = new ConcurrentHashMap<>();

    Sounds(@Nullable Path prompts) {
        this.prompts = prompts;
    }

    /** The sound, or null when there is none. */
    @Nullable
    Sound find(String file) {
        return file.startsWith("http://") || file.startsWith("https://") ? fromWeb(file) : fromFolder(file);
    }

    /** The last folder and the name, without the ending. */
    static String nameOf(String file) {
        String path = file.replaceFirst("^https?://[^/]*/", "");
        int lastSlash = path.lastIndexOf('/');
        int folder = lastSlash < 0 ? -1 : path.lastIndexOf('/', lastSlash - 1);
        Matcher name = NAME.matcher(path.substring(folder + 1));
        return name.matches() ? name.group(1) : path;
    }

    private @Nullable Sound fromFolder(String file) {
        String name = nameOf(file);
        if (prompts == null) {
            return new Sound(name, UNKNOWN_LENGTH);
        }
        Path wav = prompts.resolve(name + ".wav");
        try {
            return Files.isRegularFile(wav) ? new Sound(name, lengthOf(Files.size(wav))) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Sound fromWeb(String url) {
        Sound known = fetched.get(url);
        if (known != null) {
            return known;
        }
        Sound sound = fetch(url);
        if (sound != null) {
            fetched.put(url, sound);
        }
        return sound;
    }

    private @Nullable Sound fetch(String url) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(FETCH).build();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? new Sound(nameOf(url), lengthOf(response.body().length)) : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static Duration lengthOf(long bytes) {
        return Duration.ofMillis(bytes * 1000 / BYTES_A_SECOND);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
