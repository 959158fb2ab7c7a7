package dev.hotline.console;

import dev.hotline.asterisk.ami.AmiCounts;
import dev.hotline.asterisk.ami.AmiHealth;
import dev.hotline.asterisk.ami.Drift;
import dev.hotline.callback.CaseStatus;
import dev.hotline.callback.CustomerCase;
import dev.hotline.config.Agent;
import dev.hotline.config.Calendar;
import dev.hotline.config.CallbackRules;
import dev.hotline.config.Customer;
import dev.hotline.config.Customers;
import dev.hotline.config.Endpoint;
import dev.hotline.config.Grade;
import dev.hotline.config.HotlineConfig;
import dev.hotline.config.Language;
import dev.hotline.config.OutsideCalls;
import dev.hotline.config.PromptSource;
import dev.hotline.config.Secret;
import dev.hotline.config.Site;
import dev.hotline.config.Survey;
import dev.hotline.config.Tier;
import dev.hotline.config.TimeRange;
import dev.hotline.config.WeeklyHours;
import dev.hotline.config.flow.Action;
import dev.hotline.config.flow.Exit;
import dev.hotline.config.flow.Flow;
import dev.hotline.config.flow.Step;
import dev.hotline.config.source.Position;
import dev.hotline.core.CallEvent;
import dev.hotline.core.CallId;
import dev.hotline.core.CaseId;
import dev.hotline.core.CaseReason;
import dev.hotline.storage.CaseRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small hotline: two agents, one customer, one line. */
final class Samples {
    static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    static final String HOSTILE = "\"><script>alert('x')</script>";

    private Samples() {}

    static HotlineConfig config() {
        Map<String, Agent> agents = new LinkedHashMap<>();
        agents.put("lin", agent("lin", "林涛 Lin Tao", "1001", Grade.TOP));
        agents.put("chen", agent("chen", "陈宇 Chen Yu", "1003", Grade.JUNIOR));
        Customer acme =
                new Customer("acme", "华光精密制造", Tier.KEY, Set.of("+8613800138001"), Language.ZH, Optional.of("lin"));
        return new HotlineConfig(
                "4f2a91c07be1",
                site(),
                List.of(),
                flows(),
                Map.of(),
                agents,
                new Customers(List.of(acme)),
                Map.of("service", survey()),
                rules(),
                Map.of(),
                List.of(),
                List.of());
    }

    private static Map<String, Flow> flows() {
        Position at = Position.top("flows/service.yaml");
        Step welcome = new Step("welcome", at, new Action.Play(List.of("welcome"), true), Map.of(Exit.NEXT, "wait"));
        Step wait = new Step("wait", at, new Action.Queue("hardware", "hardware", Optional.empty()), Map.of());
        return Map.of("service", new Flow("service", "welcome", Map.of("welcome", welcome, "wait", wait)));
    }

    private static Agent agent(String id, String name, String phone, Grade grade) {
        return new Agent(
                id,
                name,
                phone,
                grade,
                Map.of("hardware", 10),
                Set.of(Language.ZH),
                Optional.empty(),
                Optional.empty());
    }

    private static Site site() {
        return new Site(
                "engine1",
                "CN",
                Language.ZH,
                ZoneId.of("Asia/Shanghai"),
                new Endpoint("127.0.0.1", 0),
                Set.of("127.0.0.1"),
                List.of(),
                new Endpoint("127.0.0.1", 0),
                new Secret("h2:hotline"),
                new PromptSource("hotline"),
                "/recording",
                new OutsideCalls(List.of(), Optional.empty()),
                Map.of('1', "lunch"),
                Map.of());
    }

    private static Survey survey() {
        var satisfaction =
                new Survey.Question("satisfaction", "survey-satisfaction", Set.of(1, 2, 3, 4, 5), Set.of(1, 2));
        return new Survey("intro", "thanks", List.of(satisfaction), Duration.ofSeconds(5), 1);
    }

    private static CallbackRules rules() {
        Duration minute = Duration.ofMinutes(1);
        return new CallbackRules(
                Set.of(Grade.SENIOR),
                minute,
                minute,
                minute,
                minute,
                minute,
                List.of(minute),
                List.of(minute),
                minute,
                Calendar.of("hours", WeeklyHours.daily(new TimeRange(9 * 60, 21 * 60))),
                Optional.of(Duration.ofHours(24)),
                "8008100800");
    }

    static CallEvent.Arrived arrived(CallId call, @Nullable String ani, @Nullable String name, boolean vip) {
        return new CallEvent.Arrived(
                call,
                START,
                "pbx1",
                "PJSIP/carrier-1",
                "1700000000.1",
                vip ? "vip" : "standard",
                "8008100800",
                ani,
                name,
                vip ? "acme" : null,
                vip,
                Language.ZH,
                "4f2a91c07be1");
    }

    static CaseRow unhappy(CallId call) {
        return unhappy(call, START);
    }

    static CaseRow unhappy(CallId call, Instant openedAt) {
        CustomerCase one = new CustomerCase(
                CaseId.next(START),
                1,
                CaseReason.UNHAPPY_SCORE,
                CaseStatus.OPEN,
                call,
                "vip",
                "acme",
                "+8613800138001",
                true,
                Language.ZH,
                "hardware",
                "hardware",
                Map.of("satisfaction", 1),
                openedAt,
                openedAt.plusSeconds(30),
                0,
                0,
                0,
                null,
                null);
        return new CaseRow(one, List.of(), List.of());
    }

    static AmiHealth link(AmiHealth.State state, String detail) {
        AmiCounts counts = new AmiCounts(10, 2.5, 2, 0, 0, 0, 0, 0, Map.of(Drift.PHONE, 3L));
        return new AmiHealth(
                "pbx1",
                state,
                START,
                detail,
                "22.10.1",
                1,
                Optional.of(Duration.ofSeconds(4)),
                Optional.of(Duration.ofMillis(12)),
                counts);
    }
}
