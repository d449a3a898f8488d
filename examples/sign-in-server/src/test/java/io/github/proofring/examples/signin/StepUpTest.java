package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Factor;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Trait;
import io.github.proofring.testkit.AuthenticatorApp;
import io.github.proofring.testkit.SoftwareAuthenticator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What an operation wants is said before the proof: on the page, and to programs in the words of RFC 9470")
class StepUpTest {
    @TempDir
    Path folder;

    private Running running;
    private OutboxReader outbox;
    private Person anna;

    @BeforeEach
    void start() {
        running = Running.in(folder);
        outbox = OutboxReader.of(running);
        anna = Person.signUp(running, "anna");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private Client.Answer yearly(Client client) {
        return client.send("PUT", "/api/billing", Map.of("Content-Type", Client.JSON), "{\"plan\":\"yearly\"}");
    }

    private void addEmail() {
        Client.Answer mail = anna.beginAddress("email", "anna@example.org");
        assertEquals(
                200,
                anna.finish(mail.text("/ticket"), outbox.newestCode("email")).status());
    }

    @Test
    @DisplayName("RFC 9470 §3: insufficient_user_authentication and max_age in seconds; not where nobody is signed in")
    void challenge() {
        anna.addApp("Phone");
        Client.Answer wanted = yearly(anna.client());
        assertEquals(401, wanted.status());
        assertEquals("step-up-wanted", wanted.code());
        assertEquals(
                "Cookie realm=\"Proofring\", error=\"insufficient_user_authentication\","
                        + " error_description=\"Confirm with one of your ways before you change this.\", max_age=\"600\"",
                wanted.header("WWW-Authenticate"));
        assertEquals("Cookie realm=\"Proofring\"", yearly(new Client(running)).header("WWW-Authenticate"));
    }

    @Test
    @DisplayName("billing wants two factors: after the password an app will do, for this once and for ten minutes")
    void twoFactors() {
        AuthenticatorApp app = anna.addApp("Phone");
        assertTrue(anna.client().get("/billing").body().contains("takes two factors"));
        assertTrue(anna.client().get("/billing/yearly").body().contains("takes two factors"));
        anna.stepUp(0, app, "add-method");
        assertEquals("step-up-wanted", yearly(anna.client()).code(), "a proof for something else");
        anna.stepUp(0, app, "change-billing");
        assertEquals("yearly", yearly(anna.client()).text("/plan"));
        assertEquals("yearly", anna.client().get("/api/billing").text("/plan"));
        running.clock().advance(Duration.ofMinutes(10));
        assertEquals("step-up-wanted", yearly(anna.client()).code(), "an old proof");
        assertEquals(303, anna.prove("/billing/monthly", app).status());
        assertEquals("monthly", anna.client().get("/api/billing").text("/plan"));
    }

    @Test
    @DisplayName("a mailbox is not enough, and the page says so before anything is sent")
    void mailbox() {
        addEmail();
        String page = anna.client().get("/billing").body();
        assertTrue(page.contains("None of your ways is enough for that here."), page);
        assertFalse(page.contains("href=\"/billing/yearly\""), page);
        assertEquals(403, anna.client().get("/billing/yearly").status());
        running.clock().advance(Duration.ofMinutes(1));
        Client.Answer begun = anna.beginStepUp(anna.methodId(0), "change-billing");
        assertEquals(
                200,
                anna.finish(begun.text("/ticket"), outbox.newestCode("email")).status());
        Client.Answer refused = yearly(anna.client());
        assertEquals(401, refused.status());
        assertEquals("stronger-way-wanted", refused.code());
        assertTrue(refused.header("WWW-Authenticate").contains("insufficient_user_authentication"));
        assertEquals("monthly", anna.client().get("/api/billing").text("/plan"));
    }

    @Test
    @DisplayName("a session that began with a passkey has both factors, and a code from an app is then the fresh one")
    void passkey() {
        SoftwareAuthenticator key = new SoftwareAuthenticator(running.url(""));
        AuthenticatorApp app = anna.addApp("Phone");
        Client.Answer added =
                anna.client().post("/api/challenges", Map.of("purpose", "enroll", "kind", "passkey", "label", "Key"));
        assertEquals(
                200, finish(anna.client(), added, key.create(options(added))).status());
        Person alone = anna.elsewhere(running);
        Client.Answer begun = alone.client().post("/api/challenges", Map.of("purpose", "sign-in", "kind", "passkey"));
        assertEquals(200, finish(alone.client(), begun, key.get(options(begun))).status());
        alone.stepUp(0, app, "change-billing");
        assertEquals(200, yearly(alone.client()).status());
        assertTrue(alone.client().get("/billing/monthly").body().contains("Key"));
    }

    private static String options(Client.Answer begun) {
        return begun.json().at("/prompt/options").toString();
    }

    private static Client.Answer finish(Client client, Client.Answer begun, String response) {
        return client.post(
                "/api/challenges/finish",
                Map.of(
                        "ticket",
                        begun.text("/ticket"),
                        "proof",
                        Map.of("response", JsonMapper.shared().readTree(response))));
    }

    @Test
    @DisplayName("a plan that there is not, and a body that is none, change nothing")
    void hostile() {
        AuthenticatorApp app = anna.addApp("Phone");
        anna.stepUp(0, app, "change-billing");
        for (String body : List.of("{\"plan\":\"<b>\"}", "{\"plan\":7}", "{}", "[]", "")) {
            int status = anna.client()
                    .send("PUT", "/api/billing", Map.of("Content-Type", Client.JSON), body)
                    .status();
            assertTrue(status == 422 || status == 400, body + " " + status);
        }
        assertEquals("monthly", anna.client().get("/api/billing").text("/plan"));
    }

    @Test
    @DisplayName("what was proved in a session is read as it was written, the newest of each kind")
    void proved() {
        Instant now = Instant.ofEpochMilli(1_764_000_000_123L);
        Factor old = new Factor(
                new MethodKind("passkey"),
                Set.of(Trait.POSSESSION, Trait.TWO_FACTOR),
                Set.of("hwk", "user"),
                now.minusSeconds(60));
        Factor fresh = new Factor(new MethodKind("passkey"), Set.of(), Set.of(), now);
        List<Factor> both = List.of(Factor.password(now), old);
        assertEquals(both, Proved.read(Proved.write(both)));
        assertEquals(List.of(Factor.password(now), fresh), Proved.with(both, fresh));
        assertEquals(List.of(), Proved.read(""));
    }
}
