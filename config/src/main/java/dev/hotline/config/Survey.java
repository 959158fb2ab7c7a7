package dev.hotline.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is asked when the talk is over ({@code surveys/}).
 *
 * @param intro prompt before the first question
 * @param thanks prompt after the last answer
 * @param questions in the order they are asked
 * @param keyWait how long to wait for a key after a question
 * @param repeats how often a question is asked again when no valid key came
 */
public record Survey(String intro, String thanks, List<Question> questions, Duration keyWait, int repeats) {

    /**
     * One question.
     *
     * @param id unique, the column that scores are analysed by
     * @param scores the valid keys, as numbers 0 to 9
     * @param unhappy the scores that open a case
     */
    public record Question(String id, String prompt, Set<Integer> scores, Set<Integer> unhappy) {}
}
