package dev.hotline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysTest {
    private static final long SECOND = 1_000_000_000L;
    private final Keys keys = new Keys();

    @Test
    void keyThatBothTellOf_isOneKeyWhicheverComesFirst() {
        keys.told('1', 0);
        keys.replied('1', 0);
        assertThat((int) keys.take(Keys.ALL)).isZero();

        keys.replied('2', 0);
        assertThat(keys.told('2', SECOND)).isFalse();
        assertThat((int) keys.take(Keys.ALL)).isZero();
    }

    @Test
    void sameKeyTwice_isTwoKeys() {
        keys.replied('1', 0);
        keys.told('1', 0);
        keys.told('1', SECOND);

        assertThat(keys.take(Keys.ALL)).isEqualTo('1');
        assertThat((int) keys.take(Keys.ALL)).isZero();
    }

    @Test
    void keysThatOnlyAmiToldOf_areTakenInOrder() {
        keys.told('3', 0);
        keys.told('#', 0);

        assertThat((int) keys.take("12")).isZero();
        assertThat(keys.take("123")).isEqualTo('3');
        assertThat(keys.isAhead()).isTrue();
        assertThat(keys.take(Keys.ALL)).isEqualTo('#');
    }

    @Test
    void keyThatAmiNeverToldOf_doesNotSwallowALaterOne() {
        keys.replied('1', 0);

        assertThat(keys.told('1', 6 * SECOND)).isTrue();
    }

    @Test
    void keyThatIsReadAsAmiTellsOfIt_isOldWhenAgiTellsOfItSoonAfter() {
        keys.told('5', 0);
        keys.forget();
        keys.told('2', 0);
        keys.take(Keys.ALL);

        assertThat(keys.replied('5', SECOND / 10)).isFalse();
        assertThat(keys.replied('2', SECOND / 10)).isFalse();
        assertThat(keys.replied('5', SECOND / 10)).as("pressed again").isTrue();
    }

    @Test
    void sameKeyMuchLater_isNew() {
        keys.told('5', 0);
        keys.take(Keys.ALL);

        assertThat(keys.replied('5', SECOND)).isTrue();
    }

    @Test
    void keysWithoutEnd_areNotKept() {
        for (int i = 0; i < 1000; i++) {
            keys.told('1', 0);
        }
        int kept = 0;
        while (keys.take("1") != 0) {
            kept++;
        }
        assertThat(kept).isEqualTo(64);
    }
}
