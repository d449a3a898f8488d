package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Servers: started again, two on one database, on PostgreSQL")
class ServersTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "what is begun at one server is finished at another, and a code used at one is used at both (PostgreSQL)")
    void twoServers() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = "postgres://postgres@localhost:" + postgres.getPort() + "/postgres";
            try (Running one = Running.on(Running.settings(url, folder));
                    Running two = Running.on(Running.settings(url, folder))) {
                two.clock().set(one.clock().instant());
                Person anna = Person.signUp(one, "anna");
                AuthenticatorApp app = anna.addApp("Phone");
                anna.nextCode();
                two.clock().set(one.clock().instant());

                Person there = anna.elsewhere(two);
                String method = there.givePassword().text("/methods/0/id");
                Client.Answer begun = there.beginSignIn(method);
                assertEquals(200, there.finish(begun, app).status());
                anna.givePassword();
                assertEquals(
                        "code-used", anna.finish(anna.beginSignIn(method), app).code());
            }
        }
    }

    @Test
    @DisplayName("accounts, sessions and apps are there after the server was stopped and started again")
    void startedAgain() {
        AuthenticatorApp app;
        String session;
        try (Running running = Running.in(folder)) {
            Person anna = Person.signUp(running, "anna");
            app = anna.addApp("Phone");
            session = anna.client().cookie("session");
        }
        try (Running running = Running.in(folder)) {
            Client client = new Client(running);
            client.setCookie("session", session);
            assertEquals("Phone", client.get("/api/methods").text("/methods/0/label"));
            running.clock().advance(Duration.ofSeconds(60));
            new Person(new Client(running), running.clock(), "anna").signIn(app);
        }
    }

    @Test
    @DisplayName(
            "the session's id is another one after the password, after the code, and after each proof; the old one is void")
    void sessionIdIsRenewed() {
        try (Running running = Running.in(folder)) {
            Person anna = Person.signUp(running, "anna");
            AuthenticatorApp app = anna.addApp("Phone");
            anna.givePassword();
            String half = anna.client().cookie("session");
            anna.nextCode();
            anna.finish(anna.beginSignIn(anna.givePassword().text("/methods/0/id")), app);
            String whole = anna.client().cookie("session");
            assertNotEquals(half, whole);
            anna.nextCode();
            anna.finish(anna.beginStepUp(anna.methodId(0), "add-method"), app);
            assertNotEquals(whole, anna.client().cookie("session"));

            Client thief = new Client(running);
            for (String old : new String[] {half, whole}) {
                thief.setCookie("session", old);
                assertEquals(401, thief.get("/api/methods").status());
            }
        }
    }

    @Test
    @DisplayName("the key file is its owner's alone, and a server with other keys says so and breaks nothing")
    void keyFile() throws IOException {
        Settings settings = Running.settings(folder.resolve("db").toString(), folder);
        AuthenticatorApp app;
        try (Running running = Running.on(settings)) {
            app = Person.signUp(running, "anna").addApp("Phone");
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.keyFile())));
        String keys = Files.readString(settings.keyFile());

        Files.delete(settings.keyFile());
        try (Running running = Running.on(settings)) {
            Person anna = new Person(new Client(running), running.clock(), "anna");
            Client.Answer answer = anna.givePassword();
            assertEquals(500, answer.status());
            assertFalse(answer.body().contains("Exception"), answer.body());
        }
        Files.writeString(settings.keyFile(), keys);
        try (Running running = Running.on(settings)) {
            running.clock().advance(Duration.ofSeconds(60));
            new Person(new Client(running), running.clock(), "anna").signIn(app);
        }
    }

    @Test
    @DisplayName("a setting that cannot be understood is named")
    void settings() {
        for (Map.Entry<String, String> bad :
                Map.of("PORT", "http", "BASE_URL", "sign-in.example.org").entrySet()) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> Settings.of(Map.of(bad.getKey(), bad.getValue())));
            assertTrue(String.valueOf(e.getMessage()).contains(bad.getKey()), e.getMessage());
        }
        assertEquals(8080, Settings.of(Map.of()).port());
        assertTrue(
                Settings.of(Map.of("BASE_URL", "https://sign-in.example.org")).secure());
    }
}
