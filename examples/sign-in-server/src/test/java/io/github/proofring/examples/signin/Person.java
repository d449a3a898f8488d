package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.testkit.AuthenticatorApp;
import io.github.proofring.testkit.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Someone with an account and a phone, who goes the ordinary way through the JSON API. */
record Person(Client client, SettableClock clock, String name) {
    static final String PASSWORD = "three little words";

    static Person signUp(Running running, String name) {
        Client client = new Client(running);
        assertEquals(
                201,
                client.post("/api/accounts", Map.of("name", name, "password", PASSWORD))
                        .status());
        return new Person(client, running.clock(), name);
    }

    /** The same person at another browser, signed out, who may come by another server. */
    Person elsewhere(Running running) {
        return new Person(new Client(running), running.clock(), name);
    }

    Client.Answer givePassword() {
        return client.post("/api/session", Map.of("name", name, "password", PASSWORD));
    }

    /** What the server sends to set up an app. */
    Client.Answer beginApp(String label) {
        return client.post("/api/challenges", Map.of("purpose", "enroll", "kind", "authenticator-app", "label", label));
    }

    /** Has a code sent to an address that is to be added. */
    Client.Answer beginAddress(String kind, String address) {
        return client.post("/api/challenges", Map.of("purpose", "enroll", "kind", kind, "address", address));
    }

    AuthenticatorApp addApp(String label) {
        Client.Answer begun = beginApp(label);
        assertEquals(201, begun.status(), begun.body());
        AuthenticatorApp app = AuthenticatorApp.fromUri(begun.text("/prompt/uri"));
        Client.Answer done = finish(begun, app);
        assertEquals(200, done.status(), done.body());
        return app;
    }

    Client.Answer beginSignIn(String method) {
        return client.post("/api/challenges", Map.of("purpose", "sign-in", "method", method));
    }

    Client.Answer beginStepUp(String method, String operation) {
        return client.post("/api/challenges", Map.of("purpose", "step-up", "method", method, "operation", operation));
    }

    Client.Answer finish(Client.Answer begun, AuthenticatorApp app) {
        return finish(begun.text("/ticket"), app.code(clock.instant()));
    }

    Client.Answer finish(String ticket, String code) {
        return client.post("/api/challenges/finish", Map.of("ticket", ticket, "proof", Map.of("code", code)));
    }

    /** Password and the next code. */
    void signIn(AuthenticatorApp app) {
        Client.Answer password = givePassword();
        nextCode();
        Client.Answer done = finish(beginSignIn(password.text("/methods/0/id")), app);
        assertEquals(200, done.status(), done.body());
    }

    /** Asks for a proof by the method of this index and makes it with the next code. */
    Client.Answer stepUp(int index, AuthenticatorApp app, String operation) {
        Client.Answer begun = beginStepUp(methodId(index), operation);
        nextCode();
        Client.Answer done = finish(begun, app);
        assertEquals(200, done.status(), done.body());
        return done;
    }

    /** Proves on a page that asks for it, by its form, with the next code. */
    Client.Answer prove(String page, AuthenticatorApp app) {
        return prove(page, app, Map.of());
    }

    /** The same, and sends more. */
    Client.Answer prove(String page, AuthenticatorApp app, Map<String, String> more) {
        Client.Answer asked = client.get(page);
        assertEquals(200, asked.status(), asked.body());
        nextCode();
        Map<String, String> fields = new HashMap<>(more);
        for (String hidden : List.of("form-token", "ticket", "method")) {
            fields.put(hidden, Client.hidden(asked, hidden));
        }
        fields.put("code", app.code(clock.instant()));
        return client.send(
                "POST", page.replaceAll("\\?.*", ""), Map.of("Content-Type", Client.FORM), Client.encoded(fields));
    }

    void nextCode() {
        clock.advance(Duration.ofSeconds(30));
    }

    String methodId(int index) {
        return client.get("/api/methods").text("/methods/" + index + "/id");
    }
}
