package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A typed code is ASCII digits, exactly as many as there should be")
class TypedCodeTest {
    /** With {@link Seeds#TWENTY} the code is 005924: leading zeros, which careless programs lose. */
    private static final Instant NOW = Instant.ofEpochSecond(1_234_567_890);

    private final Secret secret = Seeds.twenty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "005924",
                "005 924",
                "005-924",
                "00 59 24",
                " 005924",
                "005924 ",
                "  005  924  ",
                "0-0-5-9-2-4",
                "-005924-",
                "0 0 5 9 2 4                     "
            })
    @DisplayName("spaces and dashes are passed over, as apps show 123 456")
    void tolerated(String typed) {
        assertTrue(Totp.standard().isCode(typed));
        assertInstanceOf(TotpCheck.Matched.class, check(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "5924",
                "05924",
                "0005924",
                "00592400",
                "+05924",
                "+005924",
                "005924.",
                "005924.0",
                "005.924",
                "005,924",
                "005_924",
                "0x005924",
                "005924L",
                "5.924e3",
                "00592a",
                "OO5924",
                "\u0000005924",
                "005924\u0000",
                "005924\n",
                "\t005924",
                "005\u00a0924",
                "005\u2009924",
                "005\u2013924",
                "005\u2212924",
                "\u200e005924",
                "\uff10\uff10\uff15\uff19\uff12\uff14",
                "\u0660\u0660\u0665\u0669\u0662\u0664",
                "\u0e50\u0e50\u0e55\u0e59\u0e52\u0e54",
                "00592\uff14",
                "00592\u0664",
                "\ud835\udfce\ud835\udfce\ud835\udfd3\ud835\udfd7\ud835\udfd0\ud835\udfd2",
                "\ud83200592",
                "00592\ud832",
                "005924\u0301",
                "<script>",
                "%30%30%35%39%32%34",
                "' OR 1=1 --",
                "0 0 5 9 2 4                      "
            })
    @DisplayName("everything else is a mismatch, never an exception")
    void refused(String typed) {
        assertFalse(Totp.standard().isCode(typed));
        assertEquals(new TotpCheck.Mismatched(), check(typed));
    }

    @Test
    @DisplayName("so is a million digits, or a million spaces around the right code")
    void tooLong() {
        assertEquals(new TotpCheck.Mismatched(), check("005924".repeat(200_000)));
        assertEquals(new TotpCheck.Mismatched(), check(" ".repeat(1_000_000) + "005924"));
        assertEquals(new TotpCheck.Mismatched(), check("-".repeat(1_000_000)));
    }

    @Test
    @DisplayName("and random text")
    void random() {
        long seed = 4226;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            int length = random.nextInt(12);
            for (int j = 0; j < length; j++) {
                typed.append((char) (random.nextBoolean() ? ' ' + random.nextInt(95) : random.nextInt(0x10000)));
            }
            String text = typed.toString();
            String digits = text.replaceAll("[ -]", "");
            boolean right = digits.matches("[0-9]{6}");
            assertEquals(right, Totp.standard().isCode(text), "seed " + seed + ", case " + i);
            check(text);
        }
    }

    @Test
    @DisplayName("no text at all is the caller's mistake")
    @SuppressWarnings("NullAway")
    void none() {
        assertThrows(NullPointerException.class, () -> check(null));
    }

    @Test
    @DisplayName("a code of six digits is none of eight, and the other way about")
    void otherLength() {
        Totp eight = Totp.standard().withDigits(8);
        assertEquals("89005924", eight.code(secret, eight.stepAt(NOW)));
        assertEquals(new TotpCheck.Mismatched(), eight.check(secret, "005924", NOW, Progress.NEVER));
        assertEquals(new TotpCheck.Mismatched(), check("89005924"));
        assertInstanceOf(TotpCheck.Matched.class, eight.check(secret, "8900 5924", NOW, Progress.NEVER));
    }

    @Test
    @DisplayName("000000 is a code like any other")
    void allZeros() {
        TimeStep step = new TimeStep(Seeds.ALL_ZEROS_STEP);
        Instant now = Instant.ofEpochSecond(step.value() * 30);
        assertEquals("000000", Totp.standard().code(secret, step));
        assertEquals(
                step.value(),
                Checks.acceptedStep(Totp.standard().check(secret, "000000", now, Progress.NEVER), "000000"));
        assertEquals(new TotpCheck.Mismatched(), check("000000"));
    }

    @Test
    @DisplayName("codes that we write are ASCII, leading zeros kept")
    void written() {
        for (int step = 0; step < 2_000; step++) {
            for (int digits = 6; digits <= 8; digits++) {
                String code = Totp.standard().withDigits(digits).code(secret, new TimeStep(step));
                assertTrue(code.matches("[0-9]{" + digits + "}"), code);
                assertEquals(digits, code.getBytes(StandardCharsets.UTF_8).length);
            }
        }
    }

    private TotpCheck check(String typed) {
        return Totp.standard().check(secret, typed, NOW, Progress.NEVER);
    }
}
