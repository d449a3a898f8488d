package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Password guessing is slowed without locking the owner out")
class GuessesTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("strangers run out of tries, whether the name exists or not; a browser that signed in before does not")
    void strangersAndOwner() {
        try (Running running = Running.in(folder)) {
            Person anna = Person.signUp(running, "anna");
            anna.client().delete("/api/session");
            for (String name : new String[] {"anna", "nobody"}) {
                Client stranger = new Client(running);
                IntStream.range(0, 20)
                        .forEach(i ->
                                assertEquals(401, guess(stranger, name, "wrong").status()));
                Client.Answer slowed = guess(stranger, name, Person.PASSWORD);
                assertEquals("slow-down", slowed.code(), name);
                assertEquals("300", slowed.header("Retry-After"));
            }
            assertEquals(200, anna.givePassword().status(), "strangers locked the owner out");
            assertEquals(
                    429, guess(new Client(running), "ANNA", "wrong").status(), "the owner's success helps strangers");

            running.clock().advance(Duration.ofMinutes(5));
            assertEquals(200, anna.elsewhere(running).givePassword().status());
        }
    }

    @Test
    @DisplayName("a known browser has ten tries, and all of them again after the right password")
    void knownBrowser() {
        try (Running running = Running.in(folder)) {
            Person anna = Person.signUp(running, "anna");
            IntStream.range(0, 9).forEach(i -> guess(anna.client(), "anna", "wrong"));
            assertEquals(200, anna.givePassword().status());
            IntStream.range(0, 10)
                    .forEach(i -> assertEquals(
                            401, guess(anna.client(), "anna", "wrong").status()));
            assertEquals(429, anna.givePassword().status());
            running.clock().advance(Duration.ofMinutes(1));
            assertEquals(200, anna.givePassword().status());
        }
    }

    @Test
    @DisplayName("guesses made at once count like guesses in a row")
    void atOnce() throws Exception {
        try (Database database = Database.open(folder.resolve("db").toString())) {
            Guesses guesses = new Guesses(database, java.time.Clock.systemUTC());
            ExecutorService crowd = Executors.newFixedThreadPool(8);
            List<Future<Boolean>> tries = IntStream.range(0, 64)
                    .mapToObj(i -> crowd.submit(() -> taken(guesses)))
                    .toList();
            int let = 0;
            for (Future<Boolean> one : tries) {
                let += one.get() ? 1 : 0;
            }
            crowd.shutdown();
            assertEquals(20, let);
        }
    }

    @Test
    @DisplayName("what is over is swept, known browsers stay")
    void sweep() {
        try (Database database = Database.open(folder.resolve("db").toString())) {
            var clock = new io.github.proofring.testkit.SettableClock(java.time.Instant.now());
            Guesses guesses = new Guesses(database, clock);
            guesses.take("anna", "");
            guesses.know("anna", Secrets.random());
            clock.advance(Duration.ofHours(1));
            guesses.sweep();
            assertEquals(List.of(true), lanes(database));
            clock.advance(Guesses.MEMORY);
            guesses.sweep();
            assertTrue(lanes(database).isEmpty());
        }
    }

    private static List<Boolean> lanes(Database database) {
        return database.first(row -> row.getBoolean(1), "SELECT known FROM password_lane").stream()
                .toList();
    }

    private static boolean taken(Guesses guesses) {
        try {
            guesses.take("anna", "");
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static Client.Answer guess(Client client, String name, String password) {
        return client.post("/api/session", Map.of("name", name, "password", password));
    }
}
