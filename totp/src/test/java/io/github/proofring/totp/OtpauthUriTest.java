package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An otpauth URI as every app reads it")
class OtpauthUriTest {
    private static final String BASE32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    @DisplayName("has the issuer in both places, unpadded Base32 in upper case, and no parameter that is the default")
    void standard() {
        assertEquals(
                "otpauth://totp/Bank:ada?secret=" + BASE32 + "&issuer=Bank",
                uri("Bank", "ada", Totp.standard()).revealUri());
    }

    @Test
    @DisplayName("names algorithm, digits and period where they are not the default, and never the window")
    void parameters() {
        Totp totp = Totp.standard()
                .withAlgorithm(Algorithm.SHA256)
                .withDigits(8)
                .withPeriod(Duration.ofSeconds(60))
                .withWindow(0, 0);
        assertEquals(
                "otpauth://totp/Bank:ada?secret=" + BASE32 + "&issuer=Bank&algorithm=SHA256&digits=8&period=60",
                uri("Bank", "ada", totp).revealUri());
        assertTrue(uri("Bank", "ada", totp.withAlgorithm(Algorithm.SHA512))
                .revealUri()
                .contains("=SHA512&"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "Big Bank, ada, Big%20Bank:ada",
                "Bank, ada@example.org, Bank:ada%40example.org",
                "A+B, c&d=e?f#g, A%2BB:c%26d%3De%3Ff%23g",
                "A/B, c%d, A%2FB:c%25d",
                "a-._~z, AZ09, a-._~z:AZ09",
                "B\u00e4nk, \u65e5\u672c, B%C3%A4nk:%E6%97%A5%E6%9C%AC",
                "Bank, \ud83d\ude00, Bank:%F0%9F%98%80",
                "I\u0130\u0131, \u0665, I%C4%B0%C4%B1:%D9%A5",
                "<Bank>, \"ada\\, %3CBank%3E:%22ada%5C"
            })
    @DisplayName("percent-encodes UTF-8, a space as %20 and never as a plus sign, and stays ASCII")
    void encoding(String issuer, String account, String label) {
        String written = uri(issuer, account, Totp.standard()).revealUri();
        String encodedIssuer = label.substring(0, label.indexOf(':'));
        assertEquals("otpauth://totp/" + label + "?secret=" + BASE32 + "&issuer=" + encodedIssuer, written);
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(written));

        OtpauthUri read = OtpauthUri.parse(written);
        assertEquals(issuer, read.issuer());
        assertEquals(account, read.account());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "issuer, ||, ada",
                "issuer, | |, ada",
                "issuer, | Bank|, ada",
                "issuer, |Bank |, ada",
                "issuer, |Bank\u2003|, ada",
                "issuer, B:ank, ada",
                "issuer, Ba\u0000nk, ada",
                "issuer, |Ba\nnk|, ada",
                "issuer, Ba\u0085nk, ada",
                "issuer, Ba\u202enk, ada",
                "issuer, Ba\u2066nk, ada",
                "issuer, Ba\u2028nk, ada",
                "issuer, Ba\ud800nk, ada",
                "account, Bank, ||",
                "account, Bank, |ada |",
                "account, Bank, Bank:ada",
                "account, Bank, :ada",
                "issuer, Goog\u3164le, ada",
                "issuer, \u3164, ada",
                "issuer, Ba\u034fnk, ada",
                "issuer, Ba\u2800nk, ada",
                "issuer, Ba\u2065nk, ada",
                "issuer, Ba\ufff0nk, ada",
                "issuer, Ba\ufff8nk, ada",
                "issuer, Ba\u115fnk, ada",
                "issuer, Ba\udb40\udc00nk, ada",
                "issuer, Ba\udb43\udfffnk, ada",
                "account, Bank, a\ud800da",
                "account, Bank, a\u007fda"
            })
    @DisplayName("refuses a part that some app would read otherwise, or that a person would")
    void refused(String parameter, String issuer, String account) {
        OtpauthUriException e = assertThrows(OtpauthUriException.class, () -> uri(issuer, account, Totp.standard()));
        assertEquals(parameter, e.parameter());
        assertTrue(String.valueOf(e.getMessage()).contains(parameter), e.getMessage());
    }

    @Test
    @DisplayName("has a label of at most 64 bytes of UTF-8, the period's prefix of a YubiKey counted")
    void labelLength() {
        String fits = "a".repeat(59);
        assertEquals(fits, uri("Bank", fits, Totp.standard()).account());
        assertRefused("label", () -> uri("Bank", fits + "a", Totp.standard()));

        Totp minute = Totp.standard().withPeriod(Duration.ofSeconds(60));
        assertRefused("label", () -> uri("Bank", fits, minute));
        assertEquals(56, uri("Bank", "a".repeat(56), minute).account().length());
        assertRefused("label", () -> uri("Bank", "a".repeat(57), minute));

        assertEquals(
                "\u65e5".repeat(19),
                uri("Bank", "\u65e5".repeat(19), Totp.standard()).account());
        assertRefused("label", () -> uri("Bank", "\u65e5".repeat(20), Totp.standard()));
    }

    @Test
    @DisplayName("for a token that counts has its type and the counter that comes next")
    void counted() {
        OtpauthUri uri =
                OtpauthUri.of("Bank", "ada", Seeds.twenty(), Hotp.standard().withDigits(8), new Counter(7));
        assertEquals("otpauth://hotp/Bank:ada?secret=" + BASE32 + "&issuer=Bank&digits=8&counter=7", uri.revealUri());
        assertEquals("OtpauthUri[Bank:ada, secret redacted, " + uri.factor() + "]", uri.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0378", "\u2066x", "\uffef", "\ud834\udd00", "\udb3f\udfff", "\u200c", "\ufe0f"})
    @DisplayName("refuses no character for being new, but one that is drawn as nothing")
    void unassigned(String character) {
        boolean hidden = character.startsWith("\u2066");
        assertEquals(hidden, Names.hasHidden(character));
    }

    @Test
    @DisplayName("cannot say another T0 than the Unix epoch, and so refuses it")
    void t0() {
        assertRefused("t0", () -> uri("Bank", "ada", Totp.standard().withT0(Instant.ofEpochSecond(30))));
    }

    @Test
    @DisplayName("does not show the secret unless it is asked to, and not after the secret was destroyed")
    void redacted() {
        OtpauthUri uri = uri("Bank", "ada", Totp.standard());
        assertEquals("OtpauthUri[Bank:ada, secret redacted, " + Totp.standard() + "]", uri.toString());
        uri.secret().destroy();
        assertThrows(IllegalStateException.class, uri::revealUri);
    }

    @Test
    @DisplayName("has no cautions for what every app honours")
    void noCautions() {
        assertEquals(List.of(), uri("Bank", "ada", Totp.standard()).cautions());
    }

    @Test
    @DisplayName("warns of each choice that a major app ignores")
    void cautions() {
        assertCautions(Totp.standard().withAlgorithm(Algorithm.SHA256), "algorithm", 4);
        assertCautions(Totp.standard().withAlgorithm(Algorithm.SHA512), "algorithm", 4);
        assertCautions(Totp.standard().withDigits(7), "digits", 4);
        assertCautions(Totp.standard().withDigits(8), "digits", 3);
        assertCautions(Totp.standard().withPeriod(Duration.ofSeconds(60)), "period", 3);
        assertCautions(Totp.standard().withPeriod(Duration.ofSeconds(4)), "period", 4);
        assertEquals(
                "issuer",
                uri("Big Bank", "ada", Totp.standard()).cautions().get(0).parameter());
        Secret weak = Secret.existingShortFromBase32("GEZDGNBVGY3TQOJQ");
        List<Caution> cautions =
                OtpauthUri.of("Bank", "ada", weak, Totp.standard()).cautions();
        assertEquals(
                List.of("secret"), cautions.stream().map(Caution::parameter).toList());
    }

    private static void assertCautions(Totp totp, String parameter, int count) {
        List<Caution> cautions = uri("Bank", "ada", totp).cautions();
        assertEquals(count, cautions.size(), cautions.toString());
        assertTrue(cautions.stream().allMatch(caution -> caution.parameter().equals(parameter)));
        assertTrue(cautions.stream().anyMatch(caution -> caution.app().equals("Microsoft Authenticator")));
        assertFalse(cautions.stream().anyMatch(caution -> caution.effect().isBlank()));
    }

    @Test
    @DisplayName("keeps the secret's bytes")
    void secret() {
        assertArrayEquals(
                Seeds.TWENTY,
                OtpauthUri.parse(uri("Bank", "ada", Totp.standard()).revealUri())
                        .secret()
                        .reveal());
    }

    private static OtpauthUri uri(String issuer, String account, Totp totp) {
        return OtpauthUri.of(issuer, account, Seeds.twenty(), totp);
    }

    private static void assertRefused(String parameter, org.junit.jupiter.api.function.Executable making) {
        assertEquals(parameter, assertThrows(OtpauthUriException.class, making).parameter());
    }
}
