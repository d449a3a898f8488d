package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A JSON API beside the pages for the same steps")
class ApiTest {
    @TempDir
    Path folder;

    private Running running;

    @BeforeEach
    void start() {
        running = Running.in(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("sign up, add an app, sign out, sign in with password and code")
    void wholeWay() {
        Person anna = Person.signUp(running, "anna");
        AuthenticatorApp app = anna.addApp("Phone");
        assertEquals("Proofring", app.issuer());
        assertEquals("anna", app.account());
        assertEquals(204, anna.client().delete("/api/session").status());
        assertEquals("not-signed-in", anna.client().get("/api/methods").code());

        Client.Answer password = anna.givePassword();
        assertEquals("proof-wanted", password.text("/state"));
        assertEquals("Phone", password.text("/methods/0/label"));
        assertEquals(403, anna.client().get("/api/methods").status(), "the password alone opens the account");
        anna.nextCode();
        Client.Answer done = anna.finish(anna.beginSignIn(password.text("/methods/0/id")), app);
        assertEquals("sign-in", done.text("/purpose"));
        assertEquals("signed-in", done.text("/state"));
        assertEquals("Phone", anna.client().get("/api/methods").text("/methods/0/label"));
    }

    @Test
    @DisplayName("the enrolling code does not sign in, and no code signs in twice")
    void codesWorkOnce() {
        Person anna = Person.signUp(running, "anna");
        AuthenticatorApp app = anna.addApp("Phone");
        String method = anna.givePassword().text("/methods/0/id");
        assertEquals("code-used", anna.finish(anna.beginSignIn(method), app).code());
        anna.nextCode();
        assertEquals(200, anna.finish(anna.beginSignIn(method), app).status());
        anna.givePassword();
        assertEquals("code-used", anna.finish(anna.beginSignIn(method), app).code());
    }

    @Test
    @DisplayName(
            "adding a second way and removing one each need a proof made for it; the first needs none, the last stays")
    void stepUps() {
        Person anna = Person.signUp(running, "anna");
        AuthenticatorApp phone = anna.addApp("Phone");
        anna.signIn(phone);
        String first = anna.methodId(0);
        assertEquals("step-up-wanted", anna.beginApp("Tablet").code(), "a proof made to sign in adds a way");
        anna.nextCode();
        assertEquals(
                200, anna.finish(anna.beginStepUp(first, "add-method"), phone).status());
        AuthenticatorApp tablet = anna.addApp("Tablet");
        String second = anna.methodId(1);

        assertEquals(
                "step-up-wanted", anna.client().delete("/api/methods/" + first).code());
        anna.nextCode();
        assertEquals(
                200,
                anna.finish(anna.beginStepUp(second, "remove-method:" + first), tablet)
                        .status());
        assertEquals(
                "step-up-wanted", anna.client().delete("/api/methods/" + second).code(), "a proof for another one");
        assertEquals(204, anna.client().delete("/api/methods/" + first).status());
        assertEquals(
                "no-such-method", anna.client().delete("/api/methods/" + first).code());

        anna.nextCode();
        assertEquals(
                200,
                anna.finish(anna.beginStepUp(second, "remove-method:" + second), tablet)
                        .status());
        assertEquals(
                "last-method", anna.client().delete("/api/methods/" + second).code());
    }

    @Test
    @DisplayName("a ticket of one session is unknown to another, of the same person or not")
    void ticketsAreBound() {
        Person anna = Person.signUp(running, "anna");
        AuthenticatorApp app = anna.addApp("Phone");
        Person other = anna.elsewhere(running);
        String method = other.givePassword().text("/methods/0/id");
        Client.Answer begun = other.beginSignIn(method);
        anna.givePassword();
        anna.nextCode();
        assertEquals("unknown-ticket", anna.finish(begun, app).code());
        assertEquals(200, other.finish(begun, app).status());

        Person bert = Person.signUp(running, "bert");
        AuthenticatorApp berts = bert.addApp("Phone");
        anna.givePassword();
        String bertsMethod = bert.givePassword().text("/methods/0/id");
        assertEquals("no-such-method", anna.beginSignIn(bertsMethod).code());
        bert.nextCode();
        assertEquals(
                "unknown-ticket",
                anna.finish(bert.beginSignIn(bertsMethod), berts).code());
    }

    @Test
    @DisplayName("wrong codes are slowed, with the time to wait")
    void wrongCodesAreSlowed() {
        Person anna = Person.signUp(running, "anna");
        AuthenticatorApp app = anna.addApp("Phone");
        Person stranger = anna.elsewhere(running);
        Client.Answer begun = stranger.beginSignIn(stranger.givePassword().text("/methods/0/id"));
        Client.Answer last = stranger.finish(begun.text("/ticket"), "000000");
        for (int i = 0; i < 5 && last.status() == 422; i++) {
            last = stranger.finish(begun.text("/ticket"), "00000" + i);
        }
        assertEquals("slow-down", last.code());
        assertEquals(429, last.status());
        assertEquals(last.header("Retry-After"), last.text("/retryAfter"));
        assertTrue(Integer.parseInt(last.header("Retry-After")) > 0);

        anna.signIn(app);
        assertNotEquals("", anna.methodId(0), "a stranger made the owner wait");
    }

    @Test
    @DisplayName("a ticket is over after ten minutes")
    void ticketsRunOut() {
        Person anna = Person.signUp(running, "anna");
        Client.Answer begun = anna.beginApp("Phone");
        AuthenticatorApp app = AuthenticatorApp.fromUri(begun.text("/prompt/uri"));
        running.clock().advance(Duration.ofMinutes(11));
        Client.Answer late = anna.finish(begun, app);
        assertEquals(410, late.status());
        assertEquals("challenge-over", late.code());
    }
}
