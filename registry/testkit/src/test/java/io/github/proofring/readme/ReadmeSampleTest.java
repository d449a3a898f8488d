package io.github.proofring.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.testkit.AuthenticatorApp;
import io.github.proofring.totp.ErrorCorrection;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.QrCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README's sample")
class ReadmeSampleTest {
    private final List<Reason> shown = new ArrayList<>();
    private final List<AccountId> in = new ArrayList<>();

    @Test
    @DisplayName("compiles and does what it says")
    void sample() {
        String binding = UUID.randomUUID().toString();
        Registry registry = Registry.create(
                new InMemoryAccountStore(), // or new JdbcAccountStore(dataSource)
                KeyRing.generate(), // or KeyRing.parse(…) of a file that only you can read
                List.of(new AuthenticatorApps("Example")));
        AccountId account = new AccountId("7f3a2c"); // yours, random, no personal data
        Caller browser = Caller.session(binding); // a random value that you keep with the browser's session

        // Enroll: show the QR code, take one code back. Only then is the method on the account.
        Challenge challenge = registry.begin(
                        new Request.Enroll(
                                Authority.assertedByApplication(account), AuthenticatorApps.KIND, "My phone", "ada"),
                        browser)
                .orThrow();
        OtpauthUri uri = ((AuthenticatorApps.SetUp) challenge.prompt()).uri();
        String svg = QrCode.of(uri.revealUri(), ErrorCorrection.MEDIUM).svg(240, "QR code for your authenticator app");
        AuthenticatorApp app = AuthenticatorApp.fromUri(uri.revealUri());
        Instant now = Instant.now();
        String typed = app.code(now);
        Method phone = registry.finish(
                        challenge.ticket(), new Code(typed), Expected.of(account, Purpose.ENROLL), browser)
                .orThrow()
                .method();

        // The next code: a standard window looks one step ahead.
        String typedLater = app.code(now.plusSeconds(30));
        // Sign in: the account comes from your session, never from the request.
        Challenge signIn =
                registry.begin(new Request.SignIn(account, phone.id()), browser).orThrow();
        Verdict verdict =
                registry.finish(signIn.ticket(), new Code(typedLater), Expected.of(account, Purpose.SIGN_IN), browser);
        if (verdict instanceof Verdict.Accepted accepted) {
            letIn(accepted.account());
        } else if (verdict instanceof Verdict.Rejected rejected) {
            show(rejected.reason()); // WRONG_CODE, CODE_ALREADY_USED, TOO_MANY_ATTEMPTS, …
        }

        assertTrue(svg.startsWith("<svg"));
        assertEquals(List.of(), shown);
        assertEquals(List.of(account), in);
    }

    @Test
    @DisplayName("is this class's, line by line")
    void sameAsReadme() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        String readme = Files.readString(root.resolve("README.md"));
        String java =
                readme.substring(readme.indexOf("```java") + 7, readme.indexOf("```", readme.indexOf("```java") + 7));
        String source = Files.readString(Path.of("src/test/java/io/github/proofring/readme/ReadmeSampleTest.java"));
        String here = squeezed(source);
        for (String statement : squeezed(java).split("(?<=[;{}])", -1)) {
            assertTrue(here.contains(statement), statement);
        }
    }

    private static String squeezed(String code) {
        return code.lines()
                .map(line -> line.replaceAll("(^|\\s)//.*$", ""))
                .collect(Collectors.joining())
                .replaceAll("\\s+", "");
    }

    private void letIn(AccountId account) {
        in.add(account);
    }

    private void show(Reason reason) {
        shown.add(reason);
    }
}
