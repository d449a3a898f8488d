package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

/** Somebody who is let in at {@code /admin}, with a browser of their own. */
record Administrator(Client client) {
    static final String NAME = "Grace Öz";
    static final String PASSWORD = "one word after another";
    static final AdminSettings SETTINGS = new AdminSettings(NAME, new Passwords().hash(PASSWORD));

    static Administrator signIn(Running running) {
        Client client = new Client(running);
        Client.Answer entered = signIn(client, PASSWORD);
        assertEquals(303, entered.status(), entered.body());
        return new Administrator(client);
    }

    static Client.Answer signIn(Client client, String password) {
        return client.submit("/admin", "/admin/sign-in", Map.of("name", NAME, "password", password));
    }

    /** The path of the page of somebody's account. */
    String find(String name) {
        Client.Answer found = client.submit("/admin", "/admin/find", Map.of("name", name));
        assertEquals(303, found.status(), found.body());
        return found.header("Location").replaceAll("https?://[^/]+", "");
    }

    /** Fills in the form of a page that asks for a reason. */
    Client.Answer act(String page, String reason) {
        return client.submit(page, page, Map.of("reason", reason));
    }

    /** The same, and confirms what will happen. */
    Client.Answer actForGood(String page, String reason) {
        return client.submit(page, page + "/confirmed", Map.of("reason", reason));
    }

    String page(String path) {
        Client.Answer page = client.get(path);
        assertEquals(200, page.status(), page.body());
        return page.body();
    }
}
