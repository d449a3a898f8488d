package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "A browser is remembered for thirty days if its owner ticks a box; it is forgotten alone or with all others")
class DevicesTest {
    private static final Map<String, String> BOX = Map.of("remember", "yes");

    @TempDir
    Path folder;

    private Running running;
    private Person anna;
    private AuthenticatorApp app;

    @BeforeEach
    void start() {
        running = Running.in(folder);
        anna = Person.signUp(running, "anna");
        app = anna.addApp("Phone");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private Client.Answer signInByPages(Map<String, String> more) {
        signOut();
        assertEquals("proof-wanted", anna.givePassword().text("/state"));
        Client.Answer done = anna.prove("/sign-in/code", app, more);
        assertEquals(303, done.status(), done.body());
        return done;
    }

    private void signOut() {
        assertEquals(204, anna.client().delete("/api/session").status());
    }

    private String state() {
        signOut();
        return anna.givePassword().text("/state");
    }

    @Test
    @DisplayName("the box is not ticked by itself, and without it the next sign-in asks again")
    void offByDefault() {
        signOut();
        anna.givePassword();
        String page = anna.client().get("/sign-in/code").body();
        assertTrue(page.contains("Do not ask for the second factor in this browser for 30 days"), page);
        assertFalse(page.contains("checked"), page);
        signInByPages(Map.of());
        assertEquals("proof-wanted", state());
    }

    @Test
    @DisplayName("with it the password is enough for thirty days, in this browser alone")
    void remembered() {
        Client.Answer done = signInByPages(BOX);
        assertTrue(
                done.response().headers().allValues("Set-Cookie").stream()
                        .anyMatch(cookie -> cookie.startsWith("memory=")
                                && cookie.contains(
                                        "Max-Age=" + Duration.ofDays(30).toSeconds())
                                && cookie.contains("HttpOnly")
                                && cookie.contains("SameSite=Lax")),
                "no cookie that scripts cannot read");
        assertEquals("signed-in", state());
        assertEquals("proof-wanted", anna.elsewhere(running).givePassword().text("/state"));
        running.clock().advance(Duration.ofDays(29));
        assertEquals("signed-in", anna.givePassword().text("/state"));
        running.clock().advance(Duration.ofDays(1));
        assertEquals("proof-wanted", anna.givePassword().text("/state"));
    }

    @Test
    @DisplayName("a refused code keeps the tick")
    void tickStays() {
        signOut();
        anna.givePassword();
        Client.Answer asked = anna.client().get("/sign-in/code");
        Client.Answer again = anna.client()
                .submit(
                        "/sign-in/code",
                        "/sign-in/code",
                        Map.of("ticket", Client.hidden(asked, "ticket"), "code", "x", "remember", "yes"));
        assertEquals(422, again.status());
        assertTrue(again.body().contains(" checked>"), again.body());
    }

    @Test
    @DisplayName("whoever is let in like that has proved the password alone: every change still asks")
    void allowsNothing() {
        signInByPages(BOX);
        assertEquals("signed-in", state());
        assertEquals("step-up-wanted", anna.beginApp("Another").code());
        assertEquals(
                "step-up-wanted",
                anna.client().delete("/api/methods/" + anna.methodId(0)).code());
        assertEquals("step-up-wanted", anna.client().delete("/api/devices").code());
        assertEquals(
                "step-up-wanted", anna.client().post("/api/erasure", Map.of()).code());
        assertEquals(
                "step-up-wanted",
                anna.client()
                        .send("PUT", "/api/billing", Map.of("Content-Type", Client.JSON), "{\"plan\":\"yearly\"}")
                        .code());
        assertTrue(anna.client().get("/security/add").header("Location").contains("/security/confirm"));
    }

    @Test
    @DisplayName("it is over once a way was added, and another's or a forged token is worth nothing")
    void over() {
        signInByPages(BOX);
        String token = anna.client().cookie("memory");
        anna.stepUp(0, app, "add-method");
        anna.addApp("Tablet");
        assertEquals("proof-wanted", state(), "after a change of the ways");

        Person bert = Person.signUp(running, "bert");
        bert.addApp("Bert's");
        for (String other : List.of(
                token, "", "x", "a".repeat(4_000), token + "A", bert.client().cookie("device"))) {
            Person elsewhere = bert.elsewhere(running);
            elsewhere.client().setCookie("memory", other);
            assertEquals("proof-wanted", elsewhere.givePassword().text("/state"), other);
        }
    }

    @Test
    @DisplayName("by the API: the tick goes with the proof of the second half, and with no other")
    void byApi() {
        signOut();
        Client.Answer password = anna.givePassword();
        anna.nextCode();
        Client.Answer begun = anna.beginSignIn(password.text("/methods/0/id"));
        Client.Answer done = anna.client()
                .post(
                        "/api/challenges/finish",
                        Map.of(
                                "ticket", begun.text("/ticket"),
                                "remember", "yes",
                                "proof", Map.of("code", app.code(running.clock().instant()))));
        assertEquals(200, done.status(), done.body());
        Client.Answer devices = anna.client().get("/api/devices");
        assertTrue(devices.json().at("/known").asBoolean());
        assertEquals(running.clock().instant().plus(Duration.ofDays(30)).toString(), devices.text("/rememberedUntil"));
        assertEquals("signed-in", state());
        assertEquals(204, anna.client().delete("/api/devices/this").status());
        assertFalse(anna.client().get("/api/devices").json().at("/known").asBoolean());
        assertFalse(anna.client().get("/api/devices").json().has("rememberedUntil"));

        Client.Answer stepUp = anna.beginStepUp(anna.methodId(0), "add-method");
        anna.nextCode();
        anna.client()
                .post(
                        "/api/challenges/finish",
                        Map.of(
                                "ticket", stepUp.text("/ticket"),
                                "remember", "yes",
                                "proof", Map.of("code", app.code(running.clock().instant()))));
        assertEquals("", anna.client().cookie("memory"));
    }

    @Test
    @DisplayName("the page says until when; to forget this browser takes its cookies and leaves the session")
    void forgetThis() {
        signInByPages(BOX);
        String page = anna.client().get("/security/devices").body();
        assertTrue(page.contains("your password is enough to sign in here"), page);
        Client.Answer forgotten = anna.client().submit("/security/devices", "/security/devices/forget", Map.of());
        assertEquals(303, forgotten.status(), forgotten.body());
        for (String cookie : List.of("memory", "device", "browser")) {
            assertEquals("", anna.client().cookie(cookie), cookie);
        }
        String after = anna.client().get("/security/devices").body();
        assertTrue(after.contains("This browser is forgotten."), after);
        assertTrue(after.contains("We do not know this browser."), after);
        assertEquals("proof-wanted", state());
    }

    @Test
    @DisplayName("this was not me: all browsers are forgotten, every other session ends, and this one has a new cookie")
    void forgetAll() {
        signInByPages(BOX);
        Person thief = anna.elsewhere(running);
        thief.signIn(app);
        String thiefsBrowser = thief.client().cookie("browser");
        String memory = anna.client().cookie("memory");
        String session = anna.client().cookie("session");
        String browser = anna.client().cookie("browser");
        Client.Answer done = anna.prove("/security/devices/forget-all", app);
        assertEquals(303, done.status(), done.body());
        assertEquals(401, thief.client().get("/api/methods").status());
        assertNotEquals(session, anna.client().cookie("session"));
        assertNotEquals(browser, anna.client().cookie("browser"));
        assertEquals("", anna.client().cookie("memory"));
        Client.Answer page = anna.client().get("/security/devices");
        assertTrue(page.body().contains("All browsers are forgotten"), page.body());
        assertTrue(page.body().contains("We know this browser."), page.body());

        anna.client().setCookie("memory", memory);
        assertEquals("proof-wanted", state(), "an old token is worth something");
        Client.Answer again = thief.givePassword();
        assertEquals(thiefsBrowser, thief.client().cookie("browser"));
        assertEquals("proof-wanted", again.text("/state"));
        assertEquals("step-up-wanted", signedIn().delete("/api/devices").code(), "the proof was good once more");
    }

    private Client signedIn() {
        anna.signIn(app);
        return anna.client();
    }

    @Test
    @DisplayName("by the API after a step-up for that, and with nothing else")
    void forgetAllByApi() {
        signInByPages(BOX);
        anna.stepUp(0, app, "rename-method");
        assertEquals("step-up-wanted", anna.client().delete("/api/devices").code());
        anna.stepUp(0, app, "forget-devices");
        assertEquals(204, anna.client().delete("/api/devices").status());
        assertEquals(200, anna.client().get("/api/methods").status(), "this session goes on");
        assertEquals("proof-wanted", state());
    }

    @Test
    @DisplayName("signed out, or without the form's token, nothing is forgotten; who has no way is told what to add")
    void refused() {
        assertEquals(303, new Client(running).get("/security/devices").status());
        assertEquals(401, new Client(running).get("/api/devices").status());
        assertEquals(401, new Client(running).delete("/api/devices/this").status());
        for (String path : List.of("/security/devices/forget", "/security/devices/forget-all")) {
            assertEquals(
                    403,
                    anna.client()
                            .send("POST", path, Map.of("Content-Type", Client.FORM), "form-token=x")
                            .status());
        }
        Person bert = Person.signUp(running, "bert");
        String page = bert.client().get("/security/devices").body();
        assertTrue(page.contains("add a way to prove that it is you first"), page);
        assertFalse(page.contains("forget-all"), page);
        assertEquals(403, bert.client().get("/security/devices/forget-all").status());
    }
}
