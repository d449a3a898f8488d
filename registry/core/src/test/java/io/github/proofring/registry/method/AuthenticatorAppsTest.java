package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Opening;
import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.OtpauthUriException;
import io.github.proofring.totp.Progress;
import io.github.proofring.totp.Secret;
import io.github.proofring.totp.Totp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The verifier of authenticator apps")
class AuthenticatorAppsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("a");

    private final AuthenticatorApps apps = new AuthenticatorApps("Example");

    private static OtpauthUri uri(Opening opening) {
        return assertInstanceOf(AuthenticatorApps.SetUp.class, opening.prompt()).uri();
    }

    private static Code code(OtpauthUri uri, Instant at) {
        return new Code(uri.entry().code(at));
    }

    @Test
    @DisplayName("RFC 6238 §5.2: each accepted code moves the step, so that the state it leaves refuses it")
    void stepMoves() {
        Opening opening = apps.openEnrollment(ACCOUNT, "ada", List.of(), Instant.EPOCH);
        Code code = code(uri(opening), NOW);
        Judgement.Proven enrolled =
                assertInstanceOf(Judgement.Proven.class, apps.judgeEnrollment(opening.pending(), code, NOW));
        assertEquals(Strength.TYPED_CODE, enrolled.strength());
        assertEquals(
                new Judgement.Refused(Reason.CODE_ALREADY_USED),
                apps.judgeProof(enrolled.state(), Bytes.EMPTY, code, NOW));

        Instant later = NOW.plusSeconds(30);
        Judgement.Proven next = assertInstanceOf(
                Judgement.Proven.class,
                apps.judgeProof(enrolled.state(), Bytes.EMPTY, code(uri(opening), later), later));
        assertEquals(
                new Judgement.Refused(Reason.CODE_ALREADY_USED),
                apps.judgeProof(next.state(), Bytes.EMPTY, code, later));
    }

    @Test
    @DisplayName("judging is a function of its arguments: asked again, it answers the same")
    void pure() {
        Opening opening = apps.openEnrollment(ACCOUNT, "ada", List.of(), Instant.EPOCH);
        Code code = code(uri(opening), NOW);
        assertEquals(
                apps.judgeEnrollment(opening.pending(), code, NOW), apps.judgeEnrollment(opening.pending(), code, NOW));
    }

    @Test
    @DisplayName("an app keeps the parameters it was enrolled with when the application changes its mind")
    void keepsItsParameters() {
        Totp eight =
                Totp.standard().withAlgorithm(Algorithm.SHA256).withDigits(8).withPeriod(Duration.ofSeconds(60));
        Opening opening =
                new AuthenticatorApps("Example", eight).openEnrollment(ACCOUNT, "ada", List.of(), Instant.EPOCH);
        assertEquals(
                new AuthenticatorApps.CodeWanted(8),
                apps.openProof(opening.pending(), Instant.EPOCH).prompt());
        assertInstanceOf(Judgement.Proven.class, apps.judgeEnrollment(opening.pending(), code(uri(opening), NOW), NOW));
    }

    @Test
    @DisplayName("the window is the verifier's: a code of the step before counts only if it looks back")
    void window() {
        AuthenticatorApps strict =
                new AuthenticatorApps("Example", Totp.standard().withWindow(0, 0));
        Opening opening = apps.openEnrollment(ACCOUNT, "ada", List.of(), Instant.EPOCH);
        Code early = code(uri(opening), NOW.minusSeconds(30));
        assertInstanceOf(Judgement.Proven.class, apps.judgeEnrollment(opening.pending(), early, NOW));
        assertEquals(new Judgement.Wrong(), strict.judgeEnrollment(opening.pending(), early, NOW));
    }

    @Test
    @DisplayName("an 80-bit secret that came from elsewhere goes on working")
    void importedSecret() {
        Secret old = Secret.existingShortFromBase32("GEZDGNBVGY3TQOJQ");
        Bytes state = new AppState(Totp.standard(), old, Progress.NEVER).toBytes();
        Code code = new Code(Totp.standard().code(old, Totp.standard().stepAt(NOW)));
        assertInstanceOf(Judgement.Proven.class, apps.judgeProof(state, Bytes.EMPTY, code, NOW));
    }

    @Test
    @DisplayName("RFC 6238 §6: a drift that was found is kept with the secret, within the limit of the verifier")
    void keepsDrift() {
        Opening opening = apps.openEnrollment(ACCOUNT, "ada", List.of(), Instant.EPOCH);
        OtpauthUri uri = uri(opening);
        Instant ahead = NOW.plusSeconds(240);
        ConsecutiveCodes codes = new ConsecutiveCodes(
                code(uri, ahead.minusSeconds(30)).typed(), code(uri, ahead).typed());
        assertEquals(new Judgement.Wrong(), apps.judgeProof(opening.pending(), Bytes.EMPTY, code(uri, ahead), NOW));
        Judgement.Proven found =
                assertInstanceOf(Judgement.Proven.class, apps.judgeProof(opening.pending(), Bytes.EMPTY, codes, NOW));
        assertEquals(Strength.TYPED_CODE, found.strength());
        assertInstanceOf(
                Judgement.Proven.class,
                apps.judgeProof(found.state(), Bytes.EMPTY, code(uri, ahead.plusSeconds(60)), NOW.plusSeconds(60)));
        AuthenticatorApps strict =
                new AuthenticatorApps("Example", Totp.standard().withMaxDrift(Duration.ofMinutes(1)));
        assertEquals(
                new Judgement.Wrong(),
                strict.judgeProof(found.state(), Bytes.EMPTY, code(uri, ahead.plusSeconds(60)), NOW.plusSeconds(60)));
        assertEquals(
                new Judgement.Refused(Reason.CLOCK_TOO_FAR_OFF), strict.judgeEnrollment(opening.pending(), codes, NOW));
        assertFalse(codes.toString().contains(codes.first()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12345", "1234567", "abcdef", "１２３４５６", "٠٠٠٠٠٠", "-12345", "+12345", "0x1234"})
    @DisplayName("a text that cannot be a code is malformed and no guess")
    void malformed(String text) {
        Bytes pending =
                apps.openEnrollment(ACCOUNT, "ada", List.of(), Instant.EPOCH).pending();
        Judgement.Refused malformed = new Judgement.Refused(Reason.MALFORMED_PROOF);
        assertEquals(malformed, apps.judgeEnrollment(pending, new Code(text), NOW));
        assertEquals(malformed, apps.judgeProof(pending, Bytes.EMPTY, new Proof() {}, NOW));
        assertEquals(malformed, apps.judgeProof(pending, Bytes.EMPTY, new ConsecutiveCodes("000000", text), NOW));
        assertEquals(malformed, apps.judgeProof(pending, Bytes.EMPTY, new ConsecutiveCodes(text, "000000"), NOW));
    }

    @Test
    @DisplayName(
            "any account name at all makes a URI: shortened to the 64 bytes of the smallest app, colons and the invisible left out")
    void anyName() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String name = random.ints(random.nextInt(120), 0, Character.MAX_CODE_POINT + 1)
                    .map(c -> random.nextInt(3) == 0 ? c : c % 0x250)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String account = uri(apps.openEnrollment(ACCOUNT, name, List.of(), Instant.EPOCH))
                    .account();
            assertFalse(account.contains(":"), "seed " + seed);
            int bytes = ("Example:" + account).getBytes(StandardCharsets.UTF_8).length;
            assertEquals(true, bytes <= 64, "seed " + seed + ": " + bytes);
        }
        assertEquals(
                "ada@example.com",
                uri(apps.openEnrollment(ACCOUNT, "ada@example.com", List.of(), Instant.EPOCH))
                        .account());
        assertEquals(
                "a.b",
                uri(apps.openEnrollment(ACCOUNT, "a:b", List.of(), Instant.EPOCH))
                        .account());
        assertEquals(
                "account",
                uri(apps.openEnrollment(ACCOUNT, " \u202e\u0000 ", List.of(), Instant.EPOCH))
                        .account());
        assertEquals(
                "ada",
                uri(apps.openEnrollment(ACCOUNT, "\u00a0ada\u3000", List.of(), Instant.EPOCH))
                        .account());
        assertEquals(
                "ä".repeat(28),
                uri(apps.openEnrollment(ACCOUNT, "ä".repeat(200), List.of(), Instant.EPOCH))
                        .account());
    }

    @Test
    @DisplayName("an issuer that leaves no room is refused when the application starts, not at the first enrollment")
    void longIssuer() {
        assertThrows(OtpauthUriException.class, () -> new AuthenticatorApps("x".repeat(48)));
        assertThrows(OtpauthUriException.class, () -> new AuthenticatorApps("Example: Inc."));
        new AuthenticatorApps("x".repeat(47));
    }

    @Test
    @DisplayName("a state of a later release is refused by number, not misread")
    void laterForm() {
        byte[] state = apps.openEnrollment(ACCOUNT, "ada", List.of(), Instant.EPOCH)
                .pending()
                .toArray();
        state[3] = 9;
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> apps.openProof(Bytes.copyOf(state), Instant.EPOCH));
        assertEquals("this release reads form 1 of an authenticator app, not 9", e.getMessage());
    }

    @Test
    @DisplayName("invariant 7: neither the prompt nor what is pending prints the secret")
    void redacted() {
        Opening opening = apps.openEnrollment(ACCOUNT, "ada", List.of(), Instant.EPOCH);
        assertFalse(opening.toString().contains(uri(opening).secret().base32()));
        assertFalse(opening.toString().contains("secret="));
    }
}
