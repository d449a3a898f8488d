package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import io.github.proofring.testkit.SoftwareAuthenticator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Passkeys through the JSON API")
class PasskeyApiTest {
    @TempDir
    Path folder;

    private Running running;
    private SoftwareAuthenticator authenticator;
    private Person anna;

    @BeforeEach
    void start() {
        running = Running.in(folder);
        authenticator = new SoftwareAuthenticator(running.url(""));
        anna = Person.signUp(running, "anna");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private static String options(Client.Answer begun) {
        assertEquals(201, begun.status(), begun.body());
        assertEquals("passkey", begun.text("/prompt/type"));
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

    private Client.Answer add(Person person, String label) {
        Client.Answer begun =
                person.client().post("/api/challenges", Map.of("purpose", "enroll", "kind", "passkey", "label", label));
        return finish(person.client(), begun, authenticator.create(options(begun)));
    }

    private static Client.Answer beginDiscoverable(Client client) {
        return client.post("/api/challenges", Map.of("purpose", "sign-in", "kind", "passkey"));
    }

    private Client.Answer stepUp(Person person, String method, String operation) {
        Client.Answer begun = person.beginStepUp(method, operation);
        return finish(person.client(), begun, authenticator.get(options(begun)));
    }

    @Test
    @DisplayName("add one that names itself, see what it is, sign in with it alone and after the password")
    void wholeWay() {
        Client.Answer added = add(anna, "");
        assertEquals(200, added.status(), added.body());
        assertEquals("Passkey", added.text("/method/label"));
        assertEquals("device-bound", anna.client().get("/api/methods").text("/methods/0/traits/0"));

        Client alone = new Client(running);
        Client.Answer begun = beginDiscoverable(alone);
        assertFalse(begun.json().has("method"));
        Client.Answer in = finish(alone, begun, authenticator.get(options(begun)));
        assertEquals("signed-in", in.text("/state"), in.body());
        assertEquals("Passkey", alone.get("/api/methods").text("/methods/0/label"));

        Person elsewhere = anna.elsewhere(running);
        Client.Answer password = elsewhere.givePassword();
        assertEquals("proof-wanted", password.text("/state"));
        Client.Answer second = elsewhere.beginSignIn(password.text("/methods/0/id"));
        assertEquals(
                "signed-in",
                finish(elsewhere.client(), second, authenticator.get(options(second)))
                        .text("/state"));
    }

    @Test
    @DisplayName("rename it and remove it, each after a proof made for that")
    void changes() {
        String id = add(anna, "Laptop").text("/method/id");
        Map<String, String> label = Map.of("label", "Desk");
        running.clock().advance(Duration.ofMinutes(11));
        assertEquals("step-up-wanted", rename(id, label).code());
        assertEquals(200, stepUp(anna, id, "rename-method").status());
        assertEquals("Desk", rename(id, label).text("/label"));
        assertEquals("bad-field", rename(id, Map.of("label", "x".repeat(65))).code());
        assertEquals("Desk", anna.client().get("/api/methods").text("/methods/0/label"));

        assertEquals(200, stepUp(anna, id, "add-method").status());
        AuthenticatorApp app = anna.addApp("Phone");
        anna.nextCode();
        assertEquals(
                200,
                anna.finish(anna.beginStepUp(anna.methodId(1), "remove-method:" + id), app)
                        .status());
        assertEquals(
                "stronger-way-wanted",
                anna.client().delete("/api/methods/" + id).code(),
                "a code removes a passkey");
        assertEquals(200, stepUp(anna, id, "remove-method:" + id).status());
        assertEquals(204, anna.client().delete("/api/methods/" + id).status());
        Client alone = new Client(running);
        Client.Answer begun = beginDiscoverable(alone);
        assertEquals(
                "unknown-passkey",
                finish(alone, begun, authenticator.get(options(begun))).code());
    }

    private Client.Answer rename(String id, Map<String, String> label) {
        return anna.client()
                .send(
                        "PATCH",
                        "/api/methods/" + id,
                        Map.of("Content-Type", Client.JSON),
                        JsonMapper.shared().writeValueAsString(label));
    }

    @Test
    @DisplayName("one that was made without asking: once after the password, then alone")
    void upgrade() {
        Client.Answer begun = anna.client()
                .post("/api/challenges", Map.of("purpose", "enroll", "kind", "passkey", "mediation", "conditional"));
        authenticator.setUserPresent(false).setUserVerified(false);
        String response = authenticator.create(options(begun));
        assertEquals(200, finish(anna.client(), begun, response).status());
        authenticator.setUserPresent(true).setUserVerified(true);

        assertEquals("password-first", signInAlone().code());
        Person elsewhere = anna.elsewhere(running);
        Client.Answer second = elsewhere.beginSignIn(elsewhere.givePassword().text("/methods/0/id"));
        assertEquals(
                "signed-in",
                finish(elsewhere.client(), second, authenticator.get(options(second)))
                        .text("/state"));
        assertEquals("signed-in", signInAlone().text("/state"));
    }

    private Client.Answer signInAlone() {
        Client client = new Client(running);
        Client.Answer begun = beginDiscoverable(client);
        return finish(client, begun, authenticator.get(options(begun)));
    }

    @Test
    @DisplayName("the challenge of one browser is unknown to another, and signs in once")
    void bound() {
        add(anna, "Laptop");
        Client mine = new Client(running);
        Client.Answer begun = beginDiscoverable(mine);
        String response = authenticator.get(options(begun));
        Client thief = new Client(running);
        beginDiscoverable(thief);
        assertEquals("unknown-ticket", finish(thief, begun, response).code());
        assertEquals("signed-in", finish(mine, begun, response).text("/state"));
        assertEquals("already-signed-in", beginDiscoverable(mine).code());
        mine.delete("/api/session");
        assertNotEquals(200, finish(mine, begun, response).status());
    }

    @Test
    @DisplayName("login CSRF: the session that a page of another site plants is not the one that signs in")
    void newSession() {
        add(anna, "Laptop");
        Client client = new Client(running);
        Client.Answer begun = beginDiscoverable(client);
        String before = client.cookie("session");
        finish(client, begun, authenticator.get(options(begun)));
        assertNotEquals(before, client.cookie("session"));
        Client other = new Client(running);
        other.setCookie("session", before);
        assertEquals("not-signed-in", other.get("/api/methods").code());
    }

    @Test
    @DisplayName("the password of one account and the passkey of another let nobody in")
    void mixedAccounts() {
        add(anna, "Laptop");
        Person bert = Person.signUp(running, "bert");
        SoftwareAuthenticator berts = new SoftwareAuthenticator(running.url(""));
        Client.Answer begun =
                bert.client().post("/api/challenges", Map.of("purpose", "enroll", "kind", "passkey", "label", "Berts"));
        finish(bert.client(), begun, berts.create(options(begun)));

        Person thief = anna.elsewhere(running);
        thief.givePassword();
        Client.Answer discoverable = beginDiscoverable(thief.client());
        assertEquals(
                "unknown-ticket",
                finish(thief.client(), discoverable, berts.get(options(discoverable)))
                        .code());
        assertEquals(403, thief.client().get("/api/methods").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":1}",
                "{\"response\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\"}"
            })
    @DisplayName("what is no passkey's answer is refused and nobody is let in")
    void malformed(String response) {
        Client client = new Client(running);
        Client.Answer answer = finish(client, beginDiscoverable(client), response);
        assertEquals(422, answer.status(), answer.body());
        assertEquals("passkey-refused", answer.code());
        assertEquals("proof.response", answer.text("/field"));
        assertEquals(401, client.get("/api/methods").status());
    }

    @Test
    @DisplayName("a kind that does not say whose it is cannot sign in without a user name")
    void otherKinds() {
        Client client = new Client(running);
        Client.Answer answer =
                client.post("/api/challenges", Map.of("purpose", "sign-in", "kind", "authenticator-app"));
        assertEquals("bad-field", answer.code());
        assertEquals("kind", answer.text("/field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://[::1]:8080", "http://example.org", "https://10.0.0.1"})
    @DisplayName("where browsers have no passkeys, none are offered and all else works")
    void nowhere(String url) {
        Settings usual = Running.settings(folder.resolve("other").toString(), folder);
        Settings there = new Settings(
                usual.port(),
                URI.create(url),
                usual.database(),
                usual.keyFile(),
                usual.keys(),
                usual.algorithms(),
                usual.messages(),
                false,
                usual.administrator());
        assertTrue(there.relyingParty().isEmpty());
    }
}
