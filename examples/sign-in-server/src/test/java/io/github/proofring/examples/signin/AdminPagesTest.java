package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An administrator looks at an account and changes it, always with a reason")
class AdminPagesTest {
    private static final Pattern LINE = Pattern.compile("“(no\\. [0-9]+)”");
    private static final Pattern OLDER = Pattern.compile("href=\"(/admin/accounts/[^\"]+/history\\?before=[^\"]+)\"");

    @TempDir
    Path folder;

    @AutoClose
    private Running running;

    private Person anna;
    private AuthenticatorApp app;
    private Administrator grace;
    private String account;
    private String method;

    @BeforeEach
    void start() {
        running = Running.administered(folder, Administrator.SETTINGS);
        anna = Person.signUp(running, "anna");
        app = anna.addApp("Anna's phone");
        method = anna.methodId(0);
        grace = Administrator.signIn(running);
        account = grace.find("ANNA");
    }

    @Test
    @DisplayName("an account is found by its user name in any case; a name that nobody has is said beside the field")
    void find() {
        Client.Answer none = grace.client().submit("/admin", "/admin/find", Map.of("name", "nobody<b>"));
        assertEquals(422, none.status());
        assertTrue(none.body().contains("No account has this user name."), none.body());
        assertTrue(none.body().contains("value=\"nobody&lt;b&gt;\""), none.body());
    }

    @Test
    @DisplayName("its ways with kind, strength and dates, how it stands, what was used lately, and its history")
    void account() {
        anna.client().delete("/api/session");
        anna.signIn(app);
        String page = grace.page(account);
        for (String said : List.of(
                "<h1>Account of anna</h1>",
                "<h3>Anna&#39;s phone</h3>",
                "Authenticator app: a code that is typed",
                "Nothing is held back.",
                "Anna&#39;s phone: signed in",
                "<h3>Added: Anna&#39;s phone</h3>",
                "By the application&#39;s word")) {
            assertTrue(page.contains(said), () -> said + " in " + page);
        }
        assertFalse(page.contains("Suspended since"), page);
    }

    @Test
    @DisplayName("that everything is to be replaced, and when; until then nothing else changes, but a reset ends it")
    void restricted() {
        Client.Answer begun = anna.beginAddress("phone", "+447400345678");
        String code = OutboxReader.of(running).newestCode("sms");
        assertEquals(200, anna.finish(begun.text("/ticket"), code).status());
        assertEquals(202, anna.client().delete("/api/methods").status());
        String page = grace.page(account);
        assertTrue(page.contains("Nothing takes their place."), page);
        assertTrue(page.contains("<h3>It was asked that all ways be replaced</h3>"), page);
        Client.Answer refused = grace.act(account + "/suspend/" + method, "telephone lost");
        assertTrue(refused.body().contains("Removing all of them ends that."), refused.body());
        grace.actForGood(account + "/reset", "a thief has the password");
        assertTrue(grace.page(account).contains("Nothing is held back."), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/erase", "/history", "/suspend/nothing"})
    @DisplayName("no such account, and no such way of it, is not found")
    void notFound(String path) {
        assertEquals(404, grace.client().get("/admin/accounts/x" + path).status());
        assertEquals(
                404,
                grace.client().get("/admin/accounts/" + Secrets.random() + path).status());
        assertEquals(404, grace.client().get(account + "/suspend/nothing").status());
    }

    @Test
    @DisplayName("another account's way is none of this one's")
    void anothersMethod() {
        Person bert = Person.signUp(running, "bert");
        bert.addApp("Bert's phone");
        assertEquals(
                404,
                grace.client().get(account + "/suspend/" + bert.methodId(0)).status());
    }

    @Test
    @DisplayName("suspended: it lets nobody in, every session is over, and the history says who did it and why")
    void suspend() {
        Client.Answer done = grace.act(account + "/suspend/" + method, "  telephone lost  ");
        assertEquals(303, done.status(), done.body());
        String page = grace.page(account);
        assertTrue(page.contains("It is suspended, and all sessions of the account have ended."), page);
        assertTrue(page.contains("Suspended since"), page);
        assertTrue(page.contains("<h3>Suspended: Anna&#39;s phone</h3>"), page);
        assertTrue(page.contains("By Grace Öz, administrator: “telephone lost”"), page);

        assertEquals(401, anna.client().get("/api/methods").status());
        assertEquals("proof-wanted", anna.givePassword().text("/state"));
        anna.nextCode();
        assertEquals(409, anna.beginSignIn(method).status());
        assertFalse(grace.page(account).contains("all sessions of the account have ended"), "said once");
    }

    @Test
    @DisplayName("put back: it lets its owner in again")
    void resume() {
        grace.act(account + "/suspend/" + method, "telephone lost");
        assertEquals(
                303, grace.act(account + "/resume/" + method, "found again").status());
        String page = grace.page(account);
        assertTrue(page.contains("It works again."), page);
        assertFalse(page.contains("Suspended since"), page);
        assertTrue(page.contains("By Grace Öz, administrator: “found again”"), page);
        anna.signIn(app);
        assertEquals(200, anna.client().get("/api/methods").status());
    }

    @Test
    @DisplayName("what is done already is said, and not done again")
    void twice() {
        Client.Answer working = grace.act(account + "/resume/" + method, "why not");
        assertTrue(working.body().contains("It works already."), working.body());
        grace.act(account + "/suspend/" + method, "telephone lost");
        Client.Answer again = grace.act(account + "/suspend/" + method, "telephone lost");
        assertTrue(again.body().contains("It is suspended already."), again.body());
        grace.actForGood(account + "/reset", "nothing left");
        Client.Answer empty = grace.actForGood(account + "/reset", "nothing left");
        assertTrue(empty.body().contains("There is no way to remove."), empty.body());
    }

    static Stream<String> refusedReasons() {
        return Stream.of("", "   ", "a\nb", "a\u0000b", "x".repeat(65), "é".repeat(33));
    }

    @ParameterizedTest
    @MethodSource("refusedReasons")
    @DisplayName("a reason is a line of 1 to 64 bytes; any other is refused beside the field, and nothing is done")
    void reasons(String reason) {
        List<String> actions = List.of(
                account + "/suspend/" + method,
                account + "/reset",
                account + "/reset/confirmed",
                account + "/erase",
                account + "/erase/confirmed");
        for (String action : actions) {
            Client.Answer refused = grace.client().submit(account, action, Map.of("reason", reason));
            assertEquals(422, refused.status(), action);
            assertTrue(
                    refused.body().contains("aria-describedby=\"reason-error reason-hint\""),
                    () -> action + refused.body());
        }
        assertEquals(200, anna.client().get("/api/methods").status());
        assertFalse(grace.page(account).contains("administrator:"));
    }

    @Test
    @DisplayName("64 bytes are few enough, whatever the letters")
    void longReason() {
        String reason = "é".repeat(32);
        assertEquals(303, grace.act(account + "/suspend/" + method, reason).status());
        assertTrue(grace.page(account).contains(reason));
    }

    @Test
    @DisplayName(
            "a reset says first what will happen; confirmed, all ways are gone, all sessions over, and the password lets in")
    void reset() {
        Client.Answer asked = grace.act(account + "/reset", "all <lost>");
        assertEquals(200, asked.status());
        assertTrue(asked.body().contains("This cannot be undone."), asked.body());
        assertTrue(asked.body().contains("Your reason: all &lt;lost&gt;"), asked.body());
        assertEquals(200, anna.client().get("/api/methods").status());

        assertEquals(303, grace.actForGood(account + "/reset", "all <lost>").status());
        String page = grace.page(account);
        assertTrue(page.contains("None but the password."), page);
        assertTrue(page.contains("<h3>All ways were removed at once</h3>"), page);
        assertFalse(page.contains(account + "/reset"), page);
        assertEquals(401, anna.client().get("/api/methods").status());
        assertEquals("signed-in", anna.givePassword().text("/state"));
        anna.addApp("New phone");
    }

    @Test
    @DisplayName("an erased account is gone with its user, billing and history, and its name is free")
    void erase() {
        payYearly();
        Client.Answer asked = grace.act(account + "/erase", "asked to");
        assertTrue(asked.body().contains("The user name is free"), asked.body());
        assertEquals(200, anna.client().get("/api/methods").status());

        Client.Answer done = grace.actForGood(account + "/erase", "asked to");
        assertEquals(303, done.status(), done.body());
        assertTrue(grace.page("/admin").contains("The account was erased."));
        assertEquals(404, grace.client().get(account).status());
        assertEquals(401, anna.client().get("/api/methods").status());
        assertEquals("wrong-password", anna.givePassword().code());

        Person other = Person.signUp(running, "anna");
        String page = grace.page(grace.find("anna"));
        assertTrue(page.contains("Nothing has happened yet."), page);
        assertTrue(page.contains("None but the password."), page);
        assertTrue(other.client().get("/billing").body().contains("You pay every month."));
    }

    private void payYearly() {
        anna.nextCode();
        Client.Answer page = anna.client().get("/billing/yearly");
        String form = Client.encoded(Map.of(
                "form-token", Client.hidden(page, "form-token"),
                "ticket", Client.hidden(page, "ticket"),
                "method", Client.hidden(page, "method"),
                "code", app.code(running.clock().instant())));
        anna.client().send("POST", "/billing/yearly", Map.of("Content-Type", Client.FORM), form);
        assertTrue(anna.client().get("/billing").body().contains("You pay once a year."));
    }

    @Test
    @DisplayName("the history has the newest first, in pages, each line once")
    void historyInPages() {
        for (int i = 0; i <= 20; i++) {
            running.clock().advance(Duration.ofSeconds(1));
            grace.act(account + (i % 2 == 0 ? "/suspend/" : "/resume/") + method, "no. " + i);
        }
        String first = grace.page(account);
        assertEquals(numbers(20, 1), lines(first));
        String second = grace.page(older(first));
        assertEquals(numbers(0, 0), lines(second));
        assertTrue(second.contains("<h2>Added: Anna&#39;s phone</h2>"), second);
        assertFalse(OLDER.matcher(second).find(), second);
        assertEquals(numbers(20, 1), lines(grace.page(account + "/history?before=nonsense")));
    }

    private static String older(String page) {
        return OLDER.matcher(page)
                .results()
                .findFirst()
                .map(link -> link.group(1))
                .orElseThrow();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.iterate(from, i -> i >= to, i -> i - 1)
                .mapToObj(i -> "no. " + i)
                .toList();
    }

    private static List<String> lines(String page) {
        return LINE.matcher(page).results().map(line -> line.group(1)).toList();
    }
}
