package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A way is suspended and put back by its owner, with a proof for each")
class SuspensionTest {
    @TempDir
    Path folder;

    private Running running;
    private Person anna;
    private AuthenticatorApp phone;
    private AuthenticatorApp tablet;
    private String phoneId;
    private String tabletId;

    @BeforeEach
    void start() {
        running = Running.in(folder);
        anna = Person.signUp(running, "anna");
        phone = anna.addApp("Phone");
        tablet = anna.addApp("Tablet");
        phoneId = anna.methodId(0);
        tabletId = anna.methodId(1);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private Client.Answer suspendPhone() {
        return anna.prove("/security/suspend/" + phoneId + "?method=" + tabletId, tablet);
    }

    @Test
    @DisplayName("by its page: it is shown as such, offered nowhere, and every other session has ended")
    void byPage() {
        Person elsewhere = anna.elsewhere(running);
        elsewhere.signIn(phone);
        assertEquals(200, elsewhere.client().get("/security").status());

        Client.Answer done = suspendPhone();
        assertEquals(303, done.status(), done.body());
        String list = anna.client().get("/security").body();
        assertTrue(list.contains("Suspended since "), list);
        assertTrue(list.contains("/security/resume/" + phoneId), list);
        assertFalse(list.contains("/security/suspend/"), "the last that works is offered to be suspended");
        assertFalse(list.contains("/security/remove/" + tabletId), "the last that works is offered to be removed");
        assertEquals(401, elsewhere.client().get("/api/methods").status(), "another session goes on");

        assertFalse(anna.client().get("/security/rename/" + tabletId).body().contains("Phone"), "offered");
        Client.Answer password = elsewhere.givePassword();
        assertEquals(1, password.json().at("/methods").size(), password.body());
        assertEquals(tabletId, password.text("/methods/0/id"));
        assertFalse(elsewhere.client().get("/sign-in/code").body().contains("Phone"), "offered at the sign-in");
        Client.Answer begun = elsewhere.beginSignIn(phoneId);
        assertEquals(409, begun.status(), begun.body());
        assertEquals("method-suspended", begun.code());
    }

    @Test
    @DisplayName("it is put back with another one, and lets its owner in again")
    void putBack() {
        suspendPhone();
        Client.Answer asked = anna.client().get("/security/resume/" + phoneId);
        assertFalse(asked.body().contains("Use another way"), "the suspended one is offered");
        assertEquals(303, anna.prove("/security/resume/" + phoneId, tablet).status());
        assertFalse(anna.client().get("/security").body().contains("Suspended since"));
        Person elsewhere = anna.elsewhere(running);
        elsewhere.givePassword();
        anna.nextCode();
        assertEquals(
                200, elsewhere.finish(elsewhere.beginSignIn(phoneId), phone).status());
    }

    @Test
    @DisplayName("by the API: suspended and put back after a step-up for just that, and its owner is told of both")
    void byApi() {
        String path = "/api/methods/" + phoneId + "/suspension";
        Client.Answer early = put(path);
        assertEquals(401, early.status());
        assertEquals("step-up-wanted", early.code());
        anna.stepUp(1, tablet, "suspend-method:" + tabletId);
        assertEquals("step-up-wanted", put(path).code(), "a proof for another one");
        anna.stepUp(1, tablet, "suspend-method:" + phoneId);
        Client.Answer suspended = put(path);
        assertEquals(200, suspended.status(), suspended.body());
        assertEquals(running.clock().instant().toString(), suspended.text("/suspendedAt"));
        assertEquals("step-up-wanted", anna.client().delete(path).code(), "suspending allows to put back");
        anna.stepUp(1, tablet, "resume-method:" + phoneId);
        Client.Answer resumed = anna.client().delete(path);
        assertEquals(200, resumed.status(), resumed.body());
        assertFalse(resumed.json().has("suspendedAt"));
        assertEquals("not-suspended", anna.client().delete(path).code());
    }

    @Test
    @DisplayName("the last one that works stays, and no proof is asked for in vain")
    void last() {
        suspendPhone();
        Client.Answer page = anna.client().get("/security/suspend/" + tabletId);
        assertEquals(409, page.status());
        assertTrue(page.body().contains("It is the only one that works."), page.body());
        assertEquals(409, anna.client().get("/security/remove/" + tabletId).status());
        anna.stepUp(1, tablet, "suspend-method:" + tabletId);
        assertEquals(
                "last-method", put("/api/methods/" + tabletId + "/suspension").code());
        assertEquals(409, anna.client().get("/security/suspend/" + phoneId).status(), "suspended twice");
        assertEquals(409, anna.client().get("/security/resume/" + tabletId).status(), "put back what works");
    }

    @Test
    @DisplayName(
            "another account's way is not there, a form without its token changes nothing, and a weaker way is not offered")
    void refused() {
        Person bert = Person.signUp(running, "bert");
        AuthenticatorApp berts = bert.addApp("Bert's");
        bert.addApp("Bert's other");
        for (String path : List.of("/security/suspend/", "/security/resume/")) {
            assertEquals(404, bert.client().get(path + phoneId).status());
            assertEquals(404, bert.client().get(path + "%3Cb%3E").status());
            Client.Answer bare = bert.client()
                    .send(
                            "POST",
                            path + bert.methodId(0),
                            Map.of("Content-Type", Client.FORM),
                            Client.encoded(Map.of("code", "123456")));
            assertEquals(403, bare.status());
            assertTrue(bare.body().contains("This page was open for too long"), bare.body());
        }
        bert.stepUp(0, berts, "suspend-method:" + bert.methodId(1));
        assertEquals(
                "no-such-method",
                bert.client()
                        .send(
                                "PUT",
                                "/api/methods/" + phoneId + "/suspension",
                                Map.of("Content-Type", Client.JSON),
                                "{}")
                        .code());
        assertEquals(
                "no-such-method",
                bert.client().delete("/api/methods/" + phoneId + "/suspension").code());
        assertEquals(
                "bad-field",
                bert.beginStepUp(bert.methodId(0), "suspend-method:" + phoneId).code());
        assertEquals(
                401, new Client(running).delete("/api/methods/x/suspension").status());
        assertFalse(anna.client().get("/security").body().contains("Suspended since"));
    }

    @Test
    @DisplayName("where an administrator suspended all of them, the second step says so")
    void none() {
        running.close();
        Running administered = Running.administered(folder, Administrator.SETTINGS);
        running = administered;
        Administrator grace = Administrator.signIn(administered);
        String account = grace.find("anna");
        for (String id : List.of(phoneId, tabletId)) {
            assertEquals(303, grace.act(account + "/suspend/" + id, "lost").status());
        }
        Person again = anna.elsewhere(administered);
        assertEquals("proof-wanted", again.givePassword().text("/state"));
        Client.Answer page = again.client().get("/sign-in/code");
        assertEquals(403, page.status());
        assertTrue(page.body().contains("None of your ways is enough for this"), page.body());
    }

    private Client.Answer put(String path) {
        return anna.client().send("PUT", path, Map.of("Content-Type", Client.JSON), "{}");
    }
}
