package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sample of the package's documentation")
class SampleTest {
    private final List<Progress> stored = new ArrayList<>();

    @Test
    @DisplayName("enrolls an app and lets its code in once")
    void works() {
        // The lines between the marks are those of package-info.java; the last test compares them.
        // sample: enroll
        Secret secret = Secret.random(Algorithm.SHA1);
        OtpauthUri uri = OtpauthUri.of("Example Bank", "ada@example.org", secret, Totp.standard());
        String picture = QrCode.of(uri.revealUri(), ErrorCorrection.LOW).svg(300, "QR code for your authenticator app");
        // end
        AuthenticatorApp phone = AuthenticatorApp.fromUri(Pictures.contentOf(picture));
        check(secret, phone.code(Instant.now()));
        assertEquals(1, stored.size());
        assertEquals("Example Bank", phone.issuer());
        assertEquals("ada@example.org", phone.account());
    }

    private void check(Secret secret, String typed) {
        Progress last = Progress.NEVER;
        // sample: check
        TotpCheck check = Totp.standard().check(secret, typed, Instant.now(), last);
        if (check instanceof TotpCheck.Matched matched) {
            store(matched.next());
        }
        // end
    }

    private void store(Progress next) {
        stored.add(next);
    }

    @Test
    @DisplayName("is the code that is compiled here")
    void compiled() throws IOException {
        String here = Files.readString(
                Path.of("src/test/java/io/github/proofring/totp/SampleTest.java"), StandardCharsets.UTF_8);
        String there = Files.readString(
                Path.of("src/main/java/io/github/proofring/totp/package-info.java"), StandardCharsets.UTF_8);
        String documentation = there.replaceAll("(?m)^ \\* ?", "").replaceAll("\\s+", " ");
        String[] samples = here.split("// sample: \\w+", -1);
        assertEquals(3, samples.length);
        for (int i = 1; i < samples.length; i++) {
            String sample = samples[i]
                    .substring(0, samples[i].indexOf("// end"))
                    .strip()
                    .replaceAll("\\s+", " ");
            assertTrue(documentation.contains("<pre>{@code " + sample + " }</pre>"), sample);
        }
    }
}
