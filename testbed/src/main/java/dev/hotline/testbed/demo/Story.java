package dev.hotline.testbed.demo;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One call of the demo.
 *
 * @param number whose call it is
 * @param after when it begins
 * @param pause the longest silence that is meant: none but where a key is waited for
 * @param act makes the call; gives the longest silence that the caller heard
 * @param meant what is to be found in SQL afterwards
 */
record Story(String number, Duration after, Duration pause, Callable<Duration> act, Meant meant) {

    /**
     * What is to be found in SQL.
     *
     * @param agents one of these took the call; empty: nobody
     * @param survey how far the survey came
     * @param answers the scores
     * @param caseEnded how the case ended, null when none is to be opened
     */
    record Meant(
            List<String> agents,
            String survey,
            Map<String, Object> answers,
            @Nullable String caseEnded) {

        /** Whether there is still something to come. */
        boolean pending(JsonObject call, @Nullable JsonObject theCase) {
            return call.getString("endedAt") == null
                    || (caseEnded != null && (theCase == null || theCase.getString("closedAt") == null));
        }

        /** What is not as it was meant; empty when all is. */
        String differs(JsonObject call, @Nullable JsonObject theCase) {
            StringBuilder wrong = new StringBuilder();
            String agent = call.getString("agent");
            if (agents.isEmpty() ? agent != null : agent == null || !agents.contains(agent)) {
                wrong.append(" agent ")
                        .append(agent)
                        .append(" (meant: ")
                        .append(agents)
                        .append(")");
            }
            differs(wrong, "survey", call.getString("survey"), survey);
            differs(wrong, "scores", new TreeMap<>(call.getJsonObject("answers").getMap()), new TreeMap<>(answers));
            differs(wrong, "case", theCase == null ? null : theCase.getString("status"), caseEnded);
            return wrong.toString();
        }

        private static void differs(StringBuilder wrong, String what, @Nullable Object is, @Nullable Object meant) {
            if (!String.valueOf(is).equals(String.valueOf(meant))) {
                wrong.append(' ')
                        .append(what)
                        .append(' ')
                        .append(is)
                        .append(" (meant: ")
                        .append(meant)
                        .append(")");
            }
        }
    }
}
