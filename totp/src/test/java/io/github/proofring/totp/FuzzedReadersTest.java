package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/**
 * Whatever is read ends in a result or in the one exception that names the part. In the build the kept inputs are tried again;
 * CONTRIBUTING.md says how to look for new ones.
 */
@Tag("once")
@DisplayName("The readers are total")
class FuzzedReadersTest {
    private static final Set<String> PARTS = Set.of(
            "uri",
            "scheme",
            "type",
            "label",
            "issuer",
            "account",
            "query",
            "secret",
            "algorithm",
            "digits",
            "period",
            "counter",
            "encoder",
            "batch");

    @FuzzTest(maxDuration = "10m")
    @DisplayName(
            "an otpauth URI: strict and tolerant agree on what is right, and what is read can be written and read again")
    void uri(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        TolerantReading tolerant;
        try {
            tolerant = OtpauthUri.parseTolerantly(text);
        } catch (OtpauthUriException e) {
            assertNames(e);
            assertRefusedStrictly(text);
            return;
        }
        tolerant.entry().code(Instant.EPOCH);
        if (!tolerant.leniencies().isEmpty()) {
            assertRefusedStrictly(text);
            return;
        }
        AppEntries.assertSame(tolerant.entry(), OtpauthUri.parse(text).entry(), "");
        AppEntries.assertSame(
                tolerant.entry(),
                OtpauthUri.parse(OtpauthUri.of(tolerant.entry()).revealUri()).entry(),
                "");
    }

    @FuzzTest(maxDuration = "10m")
    @DisplayName("the batches of an export, of which what is read can be written and read again")
    void migration(FuzzedDataProvider data) {
        List<String> uris = List.of(data.consumeRemainingAsString().split("\n", 10));
        Migration migration;
        try {
            migration = Migration.read(uris);
        } catch (OtpauthUriException e) {
            assertNames(e);
            return;
        }
        migration.skipped().forEach(skipped -> assertTrue(PARTS.contains(skipped.parameter()), skipped.parameter()));
        if (migration.entries().isEmpty()) {
            return;
        }
        List<AppEntry> again =
                Migration.read(Migration.revealUris(migration.entries(), 7)).entries();
        AppEntries.assertSame(migration.entries(), again, "");
    }

    @FuzzTest(maxDuration = "10m")
    @DisplayName("Base32, of which what is read is written in one way")
    void base32(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Secret secret;
        try {
            secret = Secret.existingShortFromBase32(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        String plain = text.replaceAll("[ =-]", "");
        StringBuilder upper = new StringBuilder();
        plain.chars().forEach(c -> upper.append((char) (c >= 'a' && c <= 'z' ? c - 32 : c)));
        assertEquals(upper.toString(), secret.base32());
    }

    private static void assertNames(OtpauthUriException e) {
        assertTrue(PARTS.contains(e.parameter()), e.parameter());
    }

    private static void assertRefusedStrictly(String text) {
        try {
            OtpauthUri.parse(text);
        } catch (OtpauthUriException e) {
            assertNames(e);
            return;
        }
        fail("the strict reader takes what the tolerant one does not, or only with indulgence");
    }
}
