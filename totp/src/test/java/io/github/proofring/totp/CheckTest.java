package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 6238 §5.2: checking a code")
class CheckTest {
    private static final long STEP = 41_152_263;

    private final Secret secret = Seeds.twenty();

    @Nested
    @DisplayName("the validation window")
    class Window {
        @ParameterizedTest(name = "{0} back, {1} forward: from {2} to {3}")
        @CsvSource({"0,0,0,0", "1,0,-1,0", "0,1,0,1", "1,1,-1,1", "2,0,-2,0", "0,2,0,2"})
        @DisplayName("takes exactly its steps, and names the one that matched")
        void exactlyItsSteps(int back, int forward, int from, int to) {
            Totp totp = Totp.standard().withWindow(back, forward);
            for (int offset = -4; offset <= 4; offset++) {
                TotpCheck expected = offset >= from && offset <= to ? matched(STEP + offset) : mismatched();
                assertEquals(expected, checkAt(totp, STEP, codeOf(STEP + offset), Progress.NEVER), "offset " + offset);
            }
        }

        @Test
        @DisplayName("is clamped at step 0: there is no code before T0")
        void clamped() {
            Totp totp = Totp.standard().withWindow(2, 0);
            assertEquals(matched(0), checkAt(totp, 0, codeOf(0), Progress.NEVER));
            assertEquals(matched(0), checkAt(totp, 1, codeOf(0), Progress.NEVER));
            assertEquals(mismatched(), checkAt(totp, 0, codeOf(1), Progress.NEVER));
        }

        @Test
        @DisplayName("lies around the step of the time, at its first and at its last nanosecond")
        void edges() {
            Totp totp = Totp.standard().withWindow(0, 0);
            Instant first = Instant.ofEpochSecond(STEP * 30);
            Instant last = first.plusSeconds(30).minusNanos(1);
            assertEquals(matched(STEP), withoutDrift(totp.check(secret, codeOf(STEP), first, Progress.NEVER)));
            assertEquals(matched(STEP), withoutDrift(totp.check(secret, codeOf(STEP), last, Progress.NEVER)));
            assertEquals(
                    mismatched(), withoutDrift(totp.check(secret, codeOf(STEP), first.minusNanos(1), Progress.NEVER)));
            assertEquals(
                    mismatched(), withoutDrift(totp.check(secret, codeOf(STEP), last.plusNanos(1), Progress.NEVER)));
        }
    }

    @Nested
    @DisplayName("\"The verifier MUST NOT accept the second attempt of the OTP after the successful validation\"")
    class Replay {
        @Test
        @DisplayName("the same code again is replayed, at once and for as long as it lies in the window")
        void sameCode() {
            Progress first = new Progress(STEP, 0);
            assertEquals(replayed(), checkAt(Totp.standard(), STEP, codeOf(STEP), first));
            assertEquals(replayed(), checkAt(Totp.standard(), STEP + 1, codeOf(STEP), first));
            assertEquals(mismatched(), checkAt(Totp.standard(), STEP + 2, codeOf(STEP), first));
        }

        @Test
        @DisplayName("a code of an earlier step than the last accepted one is replayed, though it was never used")
        void earlierCode() {
            assertEquals(replayed(), checkAt(Totp.standard(), STEP, codeOf(STEP - 1), new Progress(STEP, 0)));
            assertEquals(replayed(), checkAt(Totp.standard(), STEP, codeOf(STEP), new Progress(STEP + 1, 0)));
        }

        @Test
        @DisplayName("the next code matches after an accepted one; also after one that was accepted early")
        void nextCode() {
            assertEquals(matched(STEP + 1), checkAt(Totp.standard(), STEP, codeOf(STEP + 1), new Progress(STEP, 0)));
            assertEquals(matched(STEP), checkAt(Totp.standard(), STEP, codeOf(STEP), new Progress(STEP - 1, 0)));
        }

        @Test
        @DisplayName("step 0 can be accepted once, too")
        void stepZero() {
            assertEquals(matched(0), checkAt(Totp.standard(), 0, codeOf(0), Progress.NEVER));
            assertEquals(replayed(), checkAt(Totp.standard(), 0, codeOf(0), new Progress(0, 0)));
        }

        @Test
        @DisplayName("a wrong code is mismatched whatever was accepted before")
        void wrongCode() {
            String wrong = codeOf(STEP + 5);
            assertEquals(mismatched(), checkAt(Totp.standard(), STEP, wrong, new Progress(STEP, 0)));
            assertEquals(mismatched(), checkAt(Totp.standard(), STEP, wrong, new Progress(Long.MAX_VALUE, 0)));
        }

        @Test
        @DisplayName("a clock that was set back lets no used code in")
        void clockSetBack() {
            assertEquals(replayed(), checkAt(Totp.standard(), STEP - 100, codeOf(STEP - 100), new Progress(STEP, 0)));
        }
    }

    @Nested
    @DisplayName("two steps of one window with the same code")
    class Twins {
        private static final long EARLY = Seeds.TWIN_STEP;

        @Test
        @DisplayName("the later one is matched, so that the same digits are not accepted a second time")
        void laterOne() {
            assertEquals(codeOf(EARLY), codeOf(EARLY + 1));
            assertEquals(matched(EARLY + 1), checkAt(Totp.standard(), EARLY, codeOf(EARLY), Progress.NEVER));
            assertEquals(replayed(), checkAt(Totp.standard(), EARLY, codeOf(EARLY), new Progress(EARLY + 1, 0)));
        }

        @Test
        @DisplayName("one that is not used up wins over one that is")
        void freshOne() {
            assertEquals(matched(EARLY + 1), checkAt(Totp.standard(), EARLY, codeOf(EARLY), new Progress(EARLY, 0)));
        }

        @Test
        @DisplayName("also with a step between them that has another code")
        void apart() {
            long early = Seeds.DISTANT_TWIN_STEP;
            assertEquals(codeOf(early), codeOf(early + 2));
            assertNotEquals(codeOf(early), codeOf(early + 1));
            assertEquals(matched(early + 2), checkAt(Totp.standard(), early + 1, codeOf(early), Progress.NEVER));
        }
    }

    private String codeOf(long step) {
        return Totp.standard().code(secret, new TimeStep(step));
    }

    private TotpCheck checkAt(Totp totp, long step, String code, Progress last) {
        return withoutDrift(totp.check(secret, code, Instant.ofEpochSecond(step * 30 + 7), last));
    }

    private static TotpCheck withoutDrift(TotpCheck check) {
        return check instanceof TotpCheck.Matched matched
                ? matched(matched.next().lastAcceptedStep())
                : check;
    }

    /** Tells the step only; what is learnt of the drift is tested on its own. */
    private static TotpCheck matched(long step) {
        return new TotpCheck.Matched(new Progress(step, 0));
    }

    private static TotpCheck replayed() {
        return new TotpCheck.Replayed();
    }

    private static TotpCheck mismatched() {
        return new TotpCheck.Mismatched();
    }
}
