package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The numbers of a policy: one out of its range is named at once")
class PolicyTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(90);

    private static void refused(String name, Runnable made) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, made::run);
        assertTrue(String.valueOf(e.getMessage()).startsWith(name), e.getMessage());
    }

    private static void within(String name, IntConsumer make, int least, int most) {
        make.accept(least);
        make.accept(most);
        refused(name, () -> make.accept(least - 1));
        refused(name, () -> make.accept(most + 1));
    }

    private static void within(String name, Consumer<Duration> make, Duration most) {
        make.accept(Duration.ofMillis(1));
        make.accept(most);
        refused(name, () -> make.accept(most.plusMillis(1)));
        refused(name, () -> make.accept(Duration.ZERO));
        refused(name, () -> make.accept(Duration.ofMillis(-1)));
    }

    private static Policy policy(int methods, int open, Duration ticketLife, Duration authorityLife) {
        Policy p = Policy.STANDARD;
        return new Policy(
                methods, ticketLife, authorityLife, open, p.guessing(), p.sending(), p.restriction(), Map.of());
    }

    @Test
    @DisplayName("of an account")
    void account() {
        within("maxMethods", value -> policy(value, 3, HOUR.dividedBy(6), HOUR), 1, 10);
        within("openEnrollments", value -> policy(10, value, HOUR.dividedBy(6), HOUR), 1, 10);
        within("ticketLife", value -> policy(10, 3, value, HOUR), HOUR.dividedBy(6));
        within("authorityLife", value -> policy(10, 3, HOUR.dividedBy(6), value), HOUR);
    }

    private static GuessPolicy counts(int tries, int free, int knownDevice, int stranger) {
        return new GuessPolicy(tries, free, HOUR, HOUR, knownDevice, stranger, HOUR);
    }

    private static GuessPolicy waits(Duration first, Duration longest, Duration life) {
        return new GuessPolicy(5, 3, first, longest, 20, 80, life);
    }

    @Test
    @DisplayName("of guessing: 100 failures in all (NIST SP 800-63B-4 §3.2.2)")
    void guessing() {
        within("triesPerTicket", value -> counts(value, 3, 20, 80), 1, 10);
        within("freeFailures", value -> counts(5, value, 20, 80), 0, 10);
        counts(5, 3, 1, 99);
        counts(5, 3, 99, 1);
        refused("knownDeviceFailures + strangerFailures is", () -> counts(5, 3, 1, 100));
        refused("knownDeviceFailures + strangerFailures is", () -> counts(5, 3, 100, 1));
        refused("knownDeviceFailures is", () -> counts(5, 3, 0, 2));
        refused("strangerFailures is", () -> counts(5, 3, 2, 0));
        within("firstWait", value -> waits(value, HOUR, HOUR), HOUR);
        within("longestWait", value -> waits(HOUR, value, HOUR), Duration.ofDays(1));
        within("knownDeviceLife", value -> waits(HOUR, HOUR, value), Duration.ofDays(400));
    }

    @Test
    @DisplayName("of sending: none more often in an hour than in a day, 30 a day at most")
    void sending() {
        new SendLimits(Duration.ZERO, 1, 1);
        new SendLimits(HOUR, 30, 30);
        refused("interval", () -> new SendLimits(Duration.ofMillis(-1), 1, 1));
        refused("interval", () -> new SendLimits(HOUR.plusMillis(1), 1, 1));
        refused("perHour", () -> new SendLimits(HOUR, 0, 1));
        refused("perHour", () -> new SendLimits(HOUR, 2, 1));
        refused("perHour", () -> new SendLimits(HOUR, 1, 31));
    }

    private static RestrictionPolicy restriction(Duration length, Duration afterCancel, Duration tellFormer) {
        return new RestrictionPolicy(length, afterCancel, List.of(), tellFormer, Set.of());
    }

    private static RestrictionPolicy reminding(int... hours) {
        return new RestrictionPolicy(
                Duration.ofDays(1),
                MOST,
                Arrays.stream(hours).mapToObj(Duration::ofHours).toList(),
                MOST,
                Set.of());
    }

    @Test
    @DisplayName(
            "the restricted state lasts at most 90 days, and so do what follows a cancel and what a former address is told")
    void restrictions() {
        restriction(MOST, MOST, MOST);
        Duration more = MOST.plusMillis(1);
        for (Duration bad : List.of(more, Duration.ZERO, Duration.ofMillis(-1))) {
            refused("length", () -> restriction(bad, MOST, MOST));
            refused("afterCancel", () -> restriction(MOST, bad, MOST));
            refused("tellFormer", () -> restriction(MOST, MOST, bad));
        }
    }

    @Test
    @DisplayName("reminders: at most ten, each later than the one before it, none after the end")
    void reminders() {
        reminding();
        reminding(1, 2, 3, 4, 5, 6, 7, 8, 9, 24);
        refused("reminders", () -> reminding(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        refused("reminders", () -> reminding(0));
        refused("reminders", () -> reminding(25));
        refused("reminders", () -> reminding(2, 2));
        refused("reminders", () -> reminding(1, 3, 2));
    }

    @Test
    @DisplayName("one part is changed and the others stay")
    void with() {
        GuessPolicy strict = counts(1, 0, 1, 1);
        assertEquals(strict, Policy.STANDARD.withGuessing(strict).guessing());
        RestrictionPolicy brief = reminding();
        assertEquals(brief, Policy.STANDARD.withRestriction(brief).restriction());
        assertEquals(
                Policy.STANDARD,
                Policy.STANDARD
                        .withGuessing(strict)
                        .withRestriction(brief)
                        .withGuessing(GuessPolicy.STANDARD)
                        .withRestriction(RestrictionPolicy.STANDARD));
    }
}
