package dev.hotline.bench.day;

import dev.hotline.bench.simulation.Given;
import dev.hotline.bench.simulation.SimulatedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The calls of a working day. Given how many there are, the arrivals of a Poisson process within an hour are equally likely at each moment of it.
 * Talks are lognormal, as measured in real call centres (Brown et al.: Statistical Analysis of a Telephone Call Center, JASA 100(469), 2005),
 * patience is exponential.
 */
final class DayCalls {
    /** The share of the day's calls in each hour, in thousandths: a morning and an afternoon peak, the busiest hour has 12%. */
    static final List<Integer> PROFILE =
            List.of(4, 3, 2, 2, 2, 4, 10, 24, 62, 110, 120, 102, 64, 74, 94, 88, 76, 56, 34, 24, 18, 13, 8, 6);

    static final int BUSIEST_HOUR = 10;

    private static final int WHOLE = 1_000;
    private static final double KEY_ACCOUNTS = 0.1;
    private static final double MEAN_TALK = 780;
    /** Of the logarithm: talks of twice the median are one standard deviation away. */
    private static final double SPREAD = Math.log(2);

    private static final double MEAN_PATIENCE = 300;
    private static final Duration WRAP_UP = Duration.ofSeconds(30);
    private static final double NANOS = 1e9;

    private final Site site;
    private final RandomGenerator random;

    DayCalls(Site site, RandomGenerator random) {
        this.site = site;
        this.random = random;
    }

    /** So many of them, in the order of their arrival. */
    List<SimulatedCall> calls(int count) {
        List<Instant> arrivals = new ArrayList<>();
        for (int hour = 0; hour < PROFILE.size(); hour++) {
            for (int i = 0; i < count * PROFILE.get(hour) / WHOLE; i++) {
                arrivals.add(Given.START.plus(seconds(
                        (hour + random.nextDouble()) * Duration.ofHours(1).toSeconds())));
            }
        }
        arrivals.sort(null);
        List<SimulatedCall> calls = new ArrayList<>(count);
        for (int i = 0; i < arrivals.size(); i++) {
            calls.add(call(i, arrivals.get(i)));
        }
        return calls;
    }

    private SimulatedCall call(int number, Instant arrival) {
        boolean key = random.nextDouble() < KEY_ACCOUNTS;
        double talk = MEAN_TALK * Math.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2);
        Duration patience = seconds(MEAN_PATIENCE * random.nextExponential());
        return new SimulatedCall(
                number, Given.call(number, site.anyQueue(random), key, arrival), seconds(talk), WRAP_UP, patience);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }
}
