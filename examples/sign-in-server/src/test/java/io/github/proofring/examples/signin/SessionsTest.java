package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Server-side sessions with secure cookie settings")
class SessionsTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("an hour of doing nothing ends a session, and a day ends any")
    void expiry() {
        try (Running running = Running.in(folder)) {
            Person anna = Person.signUp(running, "anna");
            for (int i = 0; i < 24; i++) {
                assertEquals(200, anna.client().get("/api/methods").status());
                running.clock().advance(Duration.ofMinutes(59));
            }
            assertEquals(200, anna.client().get("/api/methods").status());
            running.clock().advance(Duration.ofMinutes(30));
            assertEquals("not-signed-in", anna.client().get("/api/methods").code(), "longer than a day");

            anna.givePassword();
            running.clock().advance(Duration.ofMinutes(61));
            assertEquals("not-signed-in", anna.client().get("/api/methods").code(), "longer than an hour idle");
        }
    }

    @Test
    @DisplayName(
            "one that the password alone let in ends when the account gets its first method, and so do all but the one it was added in")
    void othersEnd() {
        try (Running running = Running.in(folder)) {
            Person anna = Person.signUp(running, "anna");
            Person thief = anna.elsewhere(running);
            assertEquals(200, thief.givePassword().status());
            assertEquals(200, thief.client().get("/api/methods").status());
            anna.addApp("Phone");
            assertEquals("not-signed-in", thief.client().get("/api/methods").code());
            assertEquals(200, anna.client().get("/api/methods").status());
        }
    }

    @Test
    @DisplayName("a database URL that is none is told without the password in it, and so is a host that is none")
    void databaseUrl() {
        for (String url : List.of("postgres://ada:s|cret@db.example/x", "postgres://ada:s3cret@my_db/x")) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Database.open(url));
            assertTrue(String.valueOf(e.getMessage()).startsWith("DATABASE_URL "), e.getMessage());
            assertFalse(String.valueOf(e.getMessage()).contains("cret"), e.getMessage());
            assertNull(e.getCause());
        }
    }

    @Test
    @DisplayName("ten minutes after the password it has to be given again")
    void halfASignIn() {
        try (Running running = Running.in(folder)) {
            Person anna = Person.signUp(running, "anna");
            anna.addApp("Phone");
            String method = anna.givePassword().text("/methods/0/id");
            running.clock().advance(Duration.ofMinutes(11));
            assertEquals("not-signed-in", anna.beginSignIn(method).code());
        }
    }

    @Test
    @DisplayName("only the SHA-256 of the id is stored, and a signed-out session is gone from the table")
    void hashAlone() {
        String file = folder.resolve("db").toString();
        try (Running running = Running.in(folder);
                Database database = Database.open(file)) {
            Person anna = Person.signUp(running, "anna");
            String cookie = anna.client().cookie("session");
            String stored = database.first(row -> row.getString(1), "SELECT id_hash FROM app_session")
                    .orElseThrow();
            assertEquals(Secrets.hash(cookie), stored);
            anna.client().delete("/api/session");
            assertTrue(database.first(row -> row.getString(1), "SELECT id_hash FROM app_session")
                    .isEmpty());
        }
    }

    @Test
    @DisplayName("an id that was planted before the sign-in is not the session's after it")
    void fixation() {
        try (Running running = Running.in(folder)) {
            Person anna = Person.signUp(running, "anna");
            Person there = anna.elsewhere(running);
            String planted = Secrets.random();
            there.client().setCookie("session", planted);
            there.givePassword();
            assertFalse(there.client().cookie("session").equals(planted));
        }
    }

    @Test
    @DisplayName(
            "cookies are HttpOnly and SameSite=Lax; behind HTTPS also Secure and of this host alone, and HSTS is on")
    void cookies() {
        Settings plain = Running.settings(folder.resolve("db").toString(), folder);
        SettableClock clock = new SettableClock(Instant.now());
        try (Server server = Server.start(plain, clock)) {
            Client.Answer page = new Client(new Running(server, clock)).get("/sign-in");
            assertTrue(page.header("Set-Cookie").matches("session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax"));
        }
        Settings https = new Settings(
                0,
                URI.create("https://localhost"),
                plain.database(),
                plain.keyFile(),
                "",
                plain.algorithms(),
                plain.messages(),
                false,
                plain.administrator());
        try (Server server = Server.start(https, clock)) {
            Client.Answer page = new Client(new Running(server, clock)).get("/sign-in");
            String cookie = page.header("Set-Cookie");
            assertTrue(cookie.matches("__Host-session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure"), cookie);
            assertEquals("max-age=63072000", page.header("Strict-Transport-Security"));
        }
    }

    @Test
    @DisplayName("sessions that are over are swept")
    void sweep() {
        try (Running running = Running.in(folder);
                Database database = Database.open(folder.resolve("db").toString())) {
            Person.signUp(running, "anna");
            Sessions sessions = new Sessions(database, running.clock());
            sessions.sweep();
            assertEquals(1, count(database).size());
            running.clock().advance(Duration.ofHours(2));
            sessions.sweep();
            assertEquals(0, count(database).size());
        }
    }

    private static List<String> count(Database database) {
        return database.first(row -> row.getString(1), "SELECT id_hash FROM app_session").stream()
                .toList();
    }
}
