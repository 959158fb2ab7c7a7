package dev.hotline.server.metrics;

import dev.hotline.asterisk.agi.AgiMetrics;
import dev.hotline.asterisk.agi.AgiProblem;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Summary;
import java.time.Duration;

/** Counts what the FastAGI server does. */
final class AgiCounters implements AgiMetrics {
    private final Counter sessions;
    private final Gauge open;
    private final Counter refused;
    private final Counter broken;
    private final Counter joined;
    private final Summary commands;

    AgiCounters(CollectorRegistry registry) {
        sessions = Counter.build("hotline_agi_sessions", "FastAGI sessions that were given to a handler.")
                .register(registry);
        open = Gauge.build("hotline_agi_sessions_open", "FastAGI sessions in progress.")
                .register(registry);
        refused = Counter.build("hotline_agi_refused", "FastAGI connections not served, by reason.")
                .labelNames("reason")
                .register(registry);
        broken = Counter.build(
                        "hotline_agi_broken",
                        "FastAGI sessions that were closed before their handler had ended, by reason.")
                .labelNames("reason")
                .register(registry);
        joined = Counter.build(
                        "hotline_agi_keys_joined",
                        "Keys that AMI told of before a FastAGI reply did, or without one: pressed between prompts, while music played or in a talk.")
                .register(registry);
        commands = Summary.build(
                        "hotline_agi_command_seconds",
                        "Time from a FastAGI command to Asterisk's reply; playing and dialling take as long as people do.")
                .labelNames("command")
                .register(registry);
    }

    @Override
    public void sessionOpened() {
        sessions.inc();
        open.inc();
    }

    @Override
    public void sessionEnded() {
        open.dec();
    }

    @Override
    public void sessionRefused(AgiProblem reason) {
        refused.labels(Labels.of(reason)).inc();
    }

    @Override
    public void sessionBroken(AgiProblem reason) {
        broken.labels(Labels.of(reason)).inc();
    }

    @Override
    public void keyJoined() {
        joined.inc();
    }

    @Override
    public void commandTimed(String command, Duration took) {
        commands.labels(command).observe(took.toNanos() / 1e9);
    }
}
