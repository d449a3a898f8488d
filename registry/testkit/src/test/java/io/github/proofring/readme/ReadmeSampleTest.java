package io.github.proofring.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
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
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Ticket;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Deliveries;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import io.github.proofring.registry.testkit.Inbox;
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
import java.util.Map;
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
    @DisplayName("of codes by mail and text compiles and does what it says")
    void sending() {
        Inbox inbox = new Inbox();
        Delivery mail = inbox;
        Delivery text = inbox;
        AccountStore accounts = new InMemoryAccountStore();
        BudgetStore budgets = new InMemoryBudgetStore();
        KeyRing keys = KeyRing.generate();
        AccountId account = new AccountId("7f3a2c");
        Caller browser = Caller.session(UUID.randomUUID().toString());
        String typedAddress = "ada@example.org";
        Registry registry = Registry.create(
                accounts, // an AccountStore, such as new JdbcAccountStore(dataSource)
                keys,
                List.of(new AuthenticatorApps("Example")),
                Sending.of(
                        Deliveries.byChannel(Map.of(Channel.EMAIL, mail, Channel.SMS, text)),
                        budgets, // a BudgetStore, such as new JdbcBudgetStore(dataSource)
                        new EmailCodes("Example"),
                        PhoneCodes.byText("Example", "example.org", PhonePolicy.typedIn("GB"))));

        // Enroll: the code goes to the address; who types it has proved that it reaches them.
        Begun begun = registry.begin(
                new Request.EnrollAddress(Authority.assertedByApplication(account), EmailCodes.KIND, typedAddress, ""),
                browser);
        if (begun instanceof Begun.Declined declined) {
            show(declined.reason()); // ADDRESS_REFUSED, VOIP_NUMBER, TOO_MANY_MESSAGES, NOT_SENT, …
        }
        Ticket ticket = begun.orThrow().ticket();
        String typed = inbox.code();
        Verdict verdict = registry.finish(ticket, new Code(typed), Expected.of(account, Purpose.ENROLL), browser);

        assertEquals(List.of(), shown);
        assertEquals(account, verdict.orThrow().account());
    }

    @Test
    @DisplayName("is this class's, line by line")
    void sameAsReadme() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        String readme = Files.readString(root.resolve("README.md"));
        String source = Files.readString(Path.of("src/test/java/io/github/proofring/readme/ReadmeSampleTest.java"));
        String here = squeezed(source);
        String[] samples = readme.split("```java", -1);
        assertEquals(3, samples.length);
        for (int i = 1; i < samples.length; i++) {
            String java = samples[i].substring(0, samples[i].indexOf("```"));
            for (String statement : squeezed(java).split("(?<=[;{}])", -1)) {
                assertTrue(here.contains(statement), statement);
            }
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
