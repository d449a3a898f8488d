package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("What happened to an account is read by its owner: what, to which way, when, by what right, from where")
class HistoryTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    @TempDir
    Path folder;

    private Running running;
    private Person anna;
    private AuthenticatorApp app;

    @BeforeEach
    void start() {
        running = Running.administered(folder, Administrator.SETTINGS);
        anna = Person.signUp(running, "anna");
        app = anna.addApp("Phone <b>");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private void rename(String label) {
        Client.Answer renamed = anna.client()
                .send(
                        "PATCH",
                        "/api/methods/" + anna.methodId(0),
                        Map.of("Content-Type", Client.JSON, "User-Agent", FIREFOX),
                        "{\"label\":\"" + label + "\"}");
        assertEquals(200, renamed.status(), renamed.body());
    }

    @Test
    @DisplayName("the newest first, in words: by a way, by the application, by an administrator who is named")
    void words() {
        anna.nextCode();
        rename("Mobile");
        String tablet = secondApp();
        Administrator grace = Administrator.signIn(running);
        grace.act(grace.find("anna") + "/suspend/" + tablet, "reported <i>stolen</i>");
        anna.signIn(app);
        String page = anna.client().get("/security/history").body();
        int suspended = page.indexOf("Suspended: Tablet");
        int renamed = page.indexOf("Renamed: Mobile");
        int added = page.indexOf("Added: Phone &lt;b&gt;");
        assertTrue(0 < suspended && suspended < renamed && renamed < added, page);
        assertTrue(page.contains("By an administrator, Grace Öz: “reported &lt;i&gt;stolen&lt;/i&gt;”"), page);
        assertTrue(page.contains("With a way of yours: Mobile"), page);
        assertFalse(page.contains("/admin"), "an administrator's whereabouts");
        assertTrue(page.contains("Mobile: signed in"), page);
        assertTrue(page.contains("127.0.0.1"), page);
        assertTrue(anna.client().get("/security").body().contains("href=\"/security/history\""));
    }

    private String secondApp() {
        anna.stepUp(0, app, "add-method");
        anna.addApp("Tablet");
        return anna.methodId(1);
    }

    @Test
    @DisplayName("from where: a name for browser and system and the address, never what the browser sent")
    void source() {
        signInFrom(FIREFOX + " <script>alert(1)</script>");
        String page = anna.client().get("/security/history").body();
        assertTrue(page.contains("from Firefox on Linux, 127.0.0.1"), page);
        assertFalse(page.contains("script>alert"), page);
        assertFalse(page.contains("Gecko"), page);
        String german = anna.client()
                .send("GET", "/security/history", Map.of("Accept-Language", "de"), "")
                .body();
        assertTrue(german.contains("von Firefox unter Linux, 127.0.0.1"), german);
        assertEquals(
                "Firefox on Linux, 127.0.0.1", anna.client().get("/api/uses").text("/uses/0/source"));
    }

    private void signInFrom(String userAgent) {
        Client.Answer password = anna.givePassword();
        anna.nextCode();
        Map<String, String> headers = Map.of("Content-Type", Client.JSON, "User-Agent", userAgent);
        Client.Answer begun = anna.beginSignIn(password.text("/methods/0/id"));
        Client.Answer done = anna.client()
                .send(
                        "POST",
                        "/api/challenges/finish",
                        headers,
                        "{\"ticket\":\"" + begun.text("/ticket") + "\",\"proof\":{\"code\":\""
                                + app.code(running.clock().instant()) + "\"}}");
        assertEquals(200, done.status(), done.body());
    }

    @Test
    @DisplayName("in pages of twenty, each line once; the newest page alone has the last ten uses")
    void inPages() {
        anna.stepUp(0, app, "rename-method");
        for (int i = 0; i < 44; i++) {
            rename("Name " + i);
        }
        List<String> ids = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String older = "";
        do {
            Client.Answer part = anna.client().get("/api/history" + (older.isEmpty() ? "" : "?before=" + older));
            JsonNode events = part.json().at("/events");
            events.forEach(event -> ids.add(event.at("/id").asString()));
            sizes.add(events.size());
            older = part.text("/older");
        } while (!older.isEmpty());
        assertEquals(List.of(20, 20, 5), sizes);
        assertEquals(45, new HashSet<>(ids).size());

        Client.Answer newest = anna.client().get("/security/history");
        assertTrue(newest.body().contains("The last ten uses"), newest.body());
        String link = newest.body().replaceAll("(?s).*href=\"(/security/history\\?before=[^\"]+)\".*", "$1");
        Client.Answer second = anna.client().get(link);
        assertFalse(second.body().contains("The last ten uses"), second.body());
        assertTrue(second.body().contains("Back to the newest"), second.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%00",
                "-1.AAAAAAAAAAAAAAAAAAAAAA",
                "999999999999999999.AAAAAAAAAAAAAAAAAAAAAA",
                "0.%3Cscript%3E",
                "1.AAAAAAAAAAAAAAAAAAAAA"
            })
    @DisplayName("an address that no page of ours had gives the newest")
    void hostileCursor(String before) {
        Client.Answer page = anna.client().get("/security/history?before=" + before);
        assertEquals(200, page.status());
        assertTrue(page.body().contains("Added: "), page.body());
        assertFalse(page.body().contains("<script>"), page.body());
        assertEquals(
                1,
                anna.client()
                        .get("/api/history?before=" + before)
                        .json()
                        .at("/events")
                        .size());
    }

    @Test
    @DisplayName("for programs: what, when, to what, by what right, from where")
    void json() {
        JsonNode added = anna.client().get("/api/history").json().at("/events/0");
        assertEquals("method-added", added.at("/what").asString());
        assertEquals("authenticator-app", added.at("/kind").asString());
        assertEquals("Phone <b>", added.at("/label").asString());
        assertEquals(running.clock().instant().toString(), added.at("/at").asString());
        assertEquals("application", added.at("/by/right").asString());
        assertEquals("127.0.0.1", added.at("/source").asString());
        anna.stepUp(0, app, "rename-method");
        assertEquals("step-up", anna.client().get("/api/uses").text("/uses/0/purpose"));
    }

    @Test
    @DisplayName(
            "nobody reads another's: a place in one history is none in another, and who is not signed in reads none")
    void others() {
        Person bert = Person.signUp(running, "bert");
        anna.stepUp(0, app, "rename-method");
        for (int i = 0; i < 20; i++) {
            rename("Secret " + i);
        }
        String older = anna.client().get("/api/history").text("/older");
        assertFalse(older.isEmpty());
        Client.Answer page = bert.client().get("/security/history?before=" + older);
        assertFalse(page.body().contains("Secret"), page.body());
        assertEquals(303, new Client(running).get("/security/history").status());
        assertEquals(401, new Client(running).get("/api/history").status());
        assertEquals(401, new Client(running).get("/api/uses").status());
        Person half = anna.elsewhere(running);
        half.givePassword();
        assertEquals("proof-wanted", half.client().get("/api/history").code(), "with the password alone");
    }
}
