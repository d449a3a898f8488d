package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 6238 §6: a clock that is off")
class DriftTest {
    private static final long STEP = 41_152_263;

    private final Secret secret = Seeds.twenty();
    private final Totp totp = Totp.standard();

    @Nested
    @DisplayName("the steps that are looked at")
    class Steps {
        @Test
        @DisplayName("are at most three in any state, and the server's own is always among them")
        void atMostThree() {
            long seed = 3;
            Random random = new Random(seed);
            for (int i = 0; i < 300; i++) {
                Totp any = totp.withPeriod(Duration.ofSeconds(1 + random.nextInt(90)))
                        .withWindow(random.nextInt(2), random.nextInt(2));
                long period = any.period().toSeconds();
                int drift = random.nextInt(1_400) - 700;
                Instant now = Instant.ofEpochSecond(STEP * 30 + random.nextInt(90));
                long present = any.stepAt(now).value();
                int around = (int) (800 / period) + 3;
                TreeSet<Long> accepted = new TreeSet<>();
                for (long step = present - around; step <= present + around; step++) {
                    if (any.check(secret, any.code(secret, new TimeStep(step)), now, new Progress(-1, drift))
                            instanceof TotpCheck.Matched) {
                        accepted.add(step);
                    }
                }
                String where = "seed " + seed + ", case " + i + ": " + any + ", drift " + drift + ", " + accepted;
                assertTrue(accepted.size() <= Totp.MAX_CANDIDATES, where);
                assertTrue(accepted.contains(present), where);
            }
        }

        @Test
        @DisplayName("are the window's own while the drift is below half a step")
        void belowHalf() {
            for (int drift = -14; drift <= 14; drift++) {
                for (int elapsed = 0; elapsed < 30; elapsed++) {
                    assertEquals(List.of(-1L, 0L, 1L), accepted(totp, drift, elapsed), drift + ", " + elapsed);
                    assertEquals(List.of(0L), accepted(totp.withWindow(0, 0), drift, elapsed), drift + ", " + elapsed);
                }
            }
        }

        @Test
        @DisplayName("are the present one and the two nearest to the person's clock, on either side")
        void nearest() {
            assertEquals(List.of(0L, 4L, 5L), accepted(totp, 150, 0));
            assertEquals(List.of(0L, 4L, 5L), accepted(totp, 150, 14));
            assertEquals(List.of(0L, 5L, 6L), accepted(totp, 150, 15));
            assertEquals(List.of(-6L, -5L, 0L), accepted(totp, -150, 0));
            assertEquals(List.of(-5L, -4L, 0L), accepted(totp, -150, 29));
            assertEquals(List.of(0L, 1L, 2L), accepted(totp, 40, 10));
            assertEquals(List.of(-2L, -1L, 0L), accepted(totp, -30, 5));
        }

        @Test
        @DisplayName("are filled up from the window where the drift needs fewer than three")
        void filledUp() {
            assertEquals(List.of(-1L, 0L, 1L), accepted(totp, 20, 5));
            assertEquals(List.of(0L, 1L), accepted(totp.withWindow(0, 0), 20, 5));
            assertEquals(List.of(-1L, 0L, 1L), accepted(totp.withWindow(1, 0), 20, 5));
            assertEquals(List.of(-1L, 0L), accepted(totp.withWindow(0, 0), -20, 5));
            assertEquals(List.of(-1L, 0L, 1L), accepted(totp.withWindow(0, 1), -20, 5));
            assertEquals(List.of(-2L, -1L, 0L), accepted(totp.withWindow(2, 0), -20, 5));
            assertEquals(List.of(0L, 1L, 2L), accepted(totp.withWindow(0, 2), 20, 5));
        }

        @Test
        @DisplayName("are none below step 0")
        void clamped() {
            Instant now = Instant.ofEpochSecond(31);
            assertInstanceOf(TotpCheck.Matched.class, totp.check(secret, codeOf(1), now, new Progress(-1, -600)));
            assertInstanceOf(TotpCheck.Mismatched.class, totp.check(secret, codeOf(5), now, new Progress(-1, -600)));
        }
    }

    @Nested
    @DisplayName("what a match teaches")
    class Learning {
        @Test
        @DisplayName(
                "the least change that puts the matched step on the person's screen, a quarter of a period away from its ends")
        void least() {
            assertEquals(7, learnt(0, 0, 0));
            assertEquals(0, learnt(0, 0, 7));
            assertEquals(0, learnt(0, 0, 22));
            assertEquals(-7, learnt(0, 0, 29));
            assertEquals(30, learnt(0, 1, 7));
            assertEquals(-15, learnt(0, -1, 7));
            assertEquals(30, learnt(25, 1, 7));
            assertEquals(15, learnt(25, 0, 7));
            assertEquals(157, learnt(150, 5, 0));
            assertEquals(142, learnt(150, 4, 0));
            assertEquals(0, learnt(-150, 0, 7));
        }

        @ParameterizedTest(name = "{0} s between sign-ins")
        @ValueSource(ints = {-2, -1, 1, 2})
        @DisplayName(
                "so a clock that runs away is followed to the cap: not one code in a hundred has to be typed again")
        void followed(int seconds) {
            long seed = 6238;
            Random random = new Random(seed);
            int signIns = 0;
            int again = 0;
            for (int run = 0; run < 10; run++) {
                Progress progress = Progress.NEVER;
                for (int drift = 0; Math.abs(drift) < 600 - 60; drift += seconds) {
                    Instant now =
                            Instant.ofEpochSecond(1_763_000_000L + Math.abs(drift) * 86_400L + random.nextInt(3_600));
                    TotpCheck check = typedAt(now, drift - random.nextInt(10), progress);
                    for (int tries = 1; !(check instanceof TotpCheck.Matched) && tries < 4; tries++) {
                        again++;
                        now = now.plusSeconds(31 + random.nextInt(20));
                        check = typedAt(now, drift - random.nextInt(10), progress);
                    }
                    progress = assertInstanceOf(TotpCheck.Matched.class, check, "seed " + seed + ", drift " + drift)
                            .next();
                    signIns++;
                }
            }
            assertTrue(again * 100 < signIns, again + " of " + signIns);
        }

        private TotpCheck typedAt(Instant now, int drift, Progress progress) {
            return totp.check(secret, totp.code(secret, totp.stepAt(now.plusSeconds(drift))), now, progress);
        }

        @Test
        @DisplayName("up to the cap and no further: then two codes tell that it is too far off")
        void cap() {
            Totp capped = totp.withMaxDrift(Duration.ofSeconds(60));
            assertEquals(List.of(0L, 1L, 2L), accepted(capped, 5_000, 0));
            assertEquals(List.of(-2L, -1L, 0L), accepted(capped, Integer.MIN_VALUE, 29));
            assertEquals(60, progressAfter(capped, 60, 2, 3).driftSeconds());
            assertEquals(60, progressAfter(capped, 60, 3, 29).driftSeconds());
        }

        @Test
        @DisplayName("nothing with a cap of zero: the window stays where it is")
        void noMemory() {
            Totp forgetful = totp.withMaxDrift(Duration.ZERO);
            assertEquals(0, progressAfter(forgetful, 0, 1, 7).driftSeconds());
            assertEquals(List.of(-1L, 0L, 1L), accepted(forgetful, 150, 7));
        }

        @Test
        @DisplayName("the cap is a whole number of seconds up to an hour")
        void bounds() {
            assertEquals(Duration.ofMinutes(10), totp.maxDrift());
            assertEquals(
                    Duration.ofHours(1), totp.withMaxDrift(Duration.ofHours(1)).maxDrift());
            for (Duration wrong :
                    List.of(Duration.ofSeconds(-1), Duration.ofSeconds(3_601), Duration.ofMillis(1_500))) {
                assertThrows(IllegalArgumentException.class, () -> totp.withMaxDrift(wrong));
            }
        }

        @Test
        @DisplayName("nothing from a code that does not count: a replayed one brings no progress")
        void onlyFromMatches() {
            Instant now = Instant.ofEpochSecond(STEP * 30 + 7);
            assertEquals(
                    new TotpCheck.Replayed(), totp.check(secret, codeOf(STEP + 1), now, new Progress(STEP + 1, 0)));
        }

        private int learnt(int drift, int offset, int elapsed) {
            return progressAfter(totp.withWindow(1, 1), drift, offset, elapsed).driftSeconds();
        }
    }

    @Nested
    @DisplayName("resynchronisation by two consecutive codes")
    class Resynchronising {
        private final Instant now = Instant.ofEpochSecond(STEP * 30 + 7);

        @ParameterizedTest
        @ValueSource(ints = {-20, -19, -5, -1, 0, 1, 5, 19, 20})
        @DisplayName("finds a clock within the cap, and the next single code is right at once")
        void found(int offset) {
            TotpResynchronisation.Matched matched = assertInstanceOf(
                    TotpResynchronisation.Matched.class,
                    totp.resynchronise(secret, codeOf(STEP + offset - 1), codeOf(STEP + offset), now, Progress.NEVER));
            assertEquals(STEP + offset, matched.next().lastAcceptedStep());
            assertEquals(
                    Math.max(-600, Math.min(600, offset * 30 - 7 + 15)),
                    matched.next().driftSeconds());
            assertInstanceOf(
                    TotpCheck.Matched.class,
                    totp.check(secret, codeOf(STEP + offset + 1), now.plusSeconds(30), matched.next()));
        }

        @ParameterizedTest
        @ValueSource(ints = {-2_880, -100, -22, 21, 22, 100, 2_880})
        @DisplayName("tells a clock that is off by more, up to a day: set it, or enroll again")
        void tooFarOff(int offset) {
            assertEquals(
                    new TotpResynchronisation.TooFarOff(),
                    totp.resynchronise(secret, codeOf(STEP + offset - 1), codeOf(STEP + offset), now, Progress.NEVER));
        }

        @ParameterizedTest
        @ValueSource(ints = {-2_884, 2_883, 10_000})
        @DisplayName("does not look further than a day")
        void beyond(int offset) {
            assertEquals(
                    new TotpResynchronisation.Mismatched(),
                    totp.resynchronise(secret, codeOf(STEP + offset - 1), codeOf(STEP + offset), now, Progress.NEVER));
        }

        @ParameterizedTest
        @ValueSource(ints = {10, 30, 60, 3_600})
        @DisplayName("does not look further than a day either where the period is another")
        void furthest(int period) {
            Totp other = totp.withPeriod(Duration.ofSeconds(period));
            int furthest = Math.min(86_400 / period, 2_880) + 2;
            Instant now = Instant.ofEpochSecond(10_000L * period);
            assertInstanceOf(TotpResynchronisation.TooFarOff.class, pairOf(other, 10_000 + furthest, now));
            assertInstanceOf(TotpResynchronisation.Mismatched.class, pairOf(other, 10_001 + furthest, now));
            assertInstanceOf(TotpResynchronisation.TooFarOff.class, pairOf(other, 10_001 - furthest, now));
            assertInstanceOf(TotpResynchronisation.Mismatched.class, pairOf(other, 10_000 - furthest, now));
        }

        private TotpResynchronisation pairOf(Totp other, long second, Instant now) {
            return other.resynchronise(
                    secret,
                    other.code(secret, new TimeStep(second - 1)),
                    other.code(secret, new TimeStep(second)),
                    now,
                    Progress.NEVER);
        }

        @Test
        @DisplayName("wants two in a row and in their order, both of them right")
        void consecutive() {
            for (long[] pair : new long[][] {{5, 7}, {6, 5}, {5, 5}, {0, -1}}) {
                assertEquals(
                        new TotpResynchronisation.Mismatched(),
                        totp.resynchronise(
                                secret, codeOf(STEP + pair[0]), codeOf(STEP + pair[1]), now, Progress.NEVER));
            }
            for (String noCode : List.of("", "12345", "no code", "7".repeat(1_000_000))) {
                assertEquals(
                        new TotpResynchronisation.Mismatched(),
                        totp.resynchronise(secret, noCode, codeOf(STEP), now, Progress.NEVER));
                assertEquals(
                        new TotpResynchronisation.Mismatched(),
                        totp.resynchronise(secret, codeOf(STEP), noCode, now, Progress.NEVER));
            }
        }

        @Test
        @DisplayName("takes no code that was used, neither as the second nor as the first")
        void replayed() {
            for (long used : new long[] {STEP + 5, STEP + 6, STEP + 7}) {
                assertEquals(
                        new TotpResynchronisation.Replayed(),
                        totp.resynchronise(secret, codeOf(STEP + 5), codeOf(STEP + 6), now, new Progress(used, 0)));
            }
            assertInstanceOf(
                    TotpResynchronisation.Matched.class,
                    totp.resynchronise(secret, codeOf(STEP + 5), codeOf(STEP + 6), now, new Progress(STEP + 4, 0)));
        }

        @Test
        @DisplayName("begins at step 0")
        void atTheBeginning() {
            Instant early = Instant.ofEpochSecond(40);
            assertInstanceOf(
                    TotpResynchronisation.Matched.class,
                    totp.resynchronise(secret, codeOf(0), codeOf(1), early, Progress.NEVER));
        }

        @Test
        @DisplayName("looks as far as the cap where the period is a second, and not over a day's seconds")
        void shortPeriod() {
            Totp fast = totp.withPeriod(Duration.ofSeconds(1)).withMaxDrift(Duration.ofHours(1));
            Instant present = Instant.ofEpochSecond(STEP);
            assertInstanceOf(TotpResynchronisation.Matched.class, pairAt(fast, present, 3_600));
            assertInstanceOf(TotpResynchronisation.Mismatched.class, pairAt(fast, present, 3_700));
            assertInstanceOf(
                    TotpResynchronisation.TooFarOff.class, pairAt(fast.withMaxDrift(Duration.ZERO), present, 2_880));
        }

        private TotpResynchronisation pairAt(Totp any, Instant present, long offset) {
            long step = any.stepAt(present).value() + offset;
            return any.resynchronise(
                    secret,
                    any.code(secret, new TimeStep(step - 1)),
                    any.code(secret, new TimeStep(step)),
                    present,
                    Progress.NEVER);
        }
    }

    private List<Long> accepted(Totp any, int drift, int elapsed) {
        Instant now = Instant.ofEpochSecond(STEP * 30 + elapsed);
        TreeSet<Long> offsets = new TreeSet<>();
        for (long offset = -30; offset <= 30; offset++) {
            if (any.check(secret, codeOf(STEP + offset), now, new Progress(-1, drift)) instanceof TotpCheck.Matched) {
                offsets.add(offset);
            }
        }
        return List.copyOf(offsets);
    }

    private Progress progressAfter(Totp any, int drift, int offset, int elapsed) {
        Instant now = Instant.ofEpochSecond(STEP * 30 + elapsed);
        TotpCheck check = any.check(secret, codeOf(STEP + offset), now, new Progress(-1, drift));
        return assertInstanceOf(TotpCheck.Matched.class, check).next();
    }

    private String codeOf(long step) {
        return totp.code(secret, new TimeStep(step));
    }
}
