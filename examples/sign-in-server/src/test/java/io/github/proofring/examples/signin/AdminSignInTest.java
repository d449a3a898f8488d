package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An administrator is no user: a sign-in and a session of their own, and none of it without settings")
class AdminSignInTest {
    @TempDir
    Path folder;

    @AutoClose
    private Running running;

    @BeforeEach
    void start() {
        running = Running.administered(folder, Administrator.SETTINGS);
    }

    @Test
    @DisplayName("name and password let in; the cookie is for /admin alone, strict, and another one after the password")
    void signIn() {
        Client client = new Client(running);
        String before = signInPage(client);
        Client.Answer wrong = Administrator.signIn(client, "one word after the other");
        assertEquals(401, wrong.status());
        assertTrue(wrong.body().contains("The name or the password is not right."), wrong.body());
        assertTrue(wrong.body().contains("value=\"" + Administrator.NAME + "\""), wrong.body());

        Client.Answer entered = Administrator.signIn(client, Administrator.PASSWORD);
        assertEquals(303, entered.status());
        assertNotEquals(before, client.cookie("admin-session"));
        String cookie = entered.response().headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith("admin-session="))
                .findFirst()
                .orElseThrow();
        assertTrue(cookie.endsWith("; Path=/admin; Max-Age=1800; HttpOnly; SameSite=Strict"), cookie);
        assertTrue(client.get("/admin").body().contains("Find an account"));
    }

    private static String signInPage(Client client) {
        Client.Answer page = client.get("/admin");
        assertEquals("no-store", page.header("Cache-Control"));
        assertTrue(page.header("Content-Security-Policy").contains("script-src 'none'"));
        assertFalse(page.body().contains("<script"), page.body());
        return client.cookie("admin-session");
    }

    @Test
    @DisplayName("behind HTTPS the cookies are Secure")
    void secure() {
        Settings plain = Running.settings(folder.resolve("secure").toString(), folder);
        Settings https = new Settings(
                0,
                URI.create("https://localhost"),
                plain.database(),
                plain.keyFile(),
                "",
                plain.algorithms(),
                plain.messages(),
                false,
                Optional.of(Administrator.SETTINGS));
        try (Running behindProxy = Running.on(https)) {
            String cookie = new Client(behindProxy).get("/admin").header("Set-Cookie");
            assertTrue(cookie.matches("__Secure-admin-session=[\\w-]{43}; .*; SameSite=Strict; Secure"), cookie);
        }
    }

    @Test
    @DisplayName("a wrong name says the same as a wrong password")
    void wrongName() {
        Client.Answer wrong = new Client(running)
                .submit("/admin", "/admin/sign-in", Map.of("name", "Ada", "password", Administrator.PASSWORD));
        assertEquals(401, wrong.status());
        assertTrue(wrong.body().contains("The name or the password is not right."), wrong.body());
    }

    @Test
    @DisplayName(
            "guessing is slowed, whatever the name; who was in from a browser before is not locked out, and no user is")
    void guesses() {
        Administrator known = Administrator.signIn(running);
        Person anna = Person.signUp(running, "anna");
        Client stranger = new Client(running);
        IntStream.range(0, 20)
                .forEach(i -> assertEquals(
                        401,
                        stranger.submit("/admin", "/admin/sign-in", Map.of("name", "n" + i, "password", "guess"))
                                .status()));
        Client.Answer slowed = Administrator.signIn(stranger, Administrator.PASSWORD);
        assertEquals(429, slowed.status());
        assertEquals("300", slowed.header("Retry-After"));
        assertTrue(slowed.body().contains("Try again in 5 minutes."), slowed.body());

        assertEquals(
                303,
                Administrator.signIn(known.client(), Administrator.PASSWORD).status());
        assertEquals(200, anna.elsewhere(running).givePassword().status());
        running.clock().advance(Duration.ofMinutes(5));
        assertEquals(303, Administrator.signIn(stranger, Administrator.PASSWORD).status());
    }

    @Test
    @DisplayName("after thirty minutes it is over: pages lead to the sign-in, and a form that was open does nothing")
    void life() {
        Person anna = Person.signUp(running, "anna");
        Administrator grace = Administrator.signIn(running);
        String account = grace.find("anna");
        running.clock().advance(Duration.ofMinutes(29));
        String open = grace.page(account + "/erase");
        assertTrue(open.contains("Erase the account of anna?"), open);
        running.clock().advance(Duration.ofMinutes(1));

        Client.Answer late = grace.client().submit("/admin", account + "/erase/confirmed", Map.of("reason", "late"));
        assertEquals(401, late.status());
        assertTrue(late.body().contains("nothing was done"), late.body());
        assertLeadsToSignIn(grace.client().get(account));
        assertEquals(200, anna.givePassword().status());
    }

    @Test
    @DisplayName("the sign-out ends the session on the server too")
    void signOut() {
        Administrator grace = Administrator.signIn(running);
        String cookie = grace.client().cookie("admin-session");
        String account = grace.find(Person.signUp(running, "anna").name());
        grace.client().submit("/admin", "/admin/sign-out", Map.of());
        assertTrue(grace.page("/admin").contains("You are signed out."));
        grace.client().setCookie("admin-session", cookie);
        assertLeadsToSignIn(grace.client().get(account));
    }

    @Test
    @DisplayName("a user's session does not open /admin, nor an administrator's the pages of a user")
    void apart() {
        Person anna = Person.signUp(running, "anna");
        Administrator grace = Administrator.signIn(running);
        String account = grace.find("anna");
        assertLeadsToSignIn(anna.client().get(account));
        anna.client().setCookie("admin-session", anna.client().cookie("session"));
        assertLeadsToSignIn(anna.client().get(account));

        grace.client().setCookie("session", grace.client().cookie("admin-session"));
        Client.Answer page = grace.client().get("/security");
        assertEquals(303, page.status());
        assertTrue(page.header("Location").endsWith("/sign-in"), page.header("Location"));
        assertEquals(401, grace.client().get("/api/methods").status());
    }

    @Test
    @DisplayName("a form needs the token of a page of this session, and not of a user's page")
    void formToken() {
        Person.signUp(running, "anna");
        Administrator grace = Administrator.signIn(running);
        String account = grace.find("anna");
        String usersToken = Client.hidden(grace.client().get("/sign-in"), "form-token");
        for (String token : new String[] {"", usersToken}) {
            Client.Answer refused = post(grace, account + "/erase/confirmed", Map.of(), token);
            assertEquals(403, refused.status());
            assertTrue(refused.body().contains("This page was open for too long"), refused.body());
        }
        assertTrue(grace.page(account).contains("Account of anna"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    @DisplayName("what another site's page sends is refused, even with the token")
    void otherSite(String site) {
        Person.signUp(running, "anna");
        Administrator grace = Administrator.signIn(running);
        String account = grace.find("anna");
        String token = Client.hidden(grace.client().get(account), "form-token");
        Client.Answer refused = post(grace, account + "/erase/confirmed", Map.of("Sec-Fetch-Site", site), token);
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("This came from another site"), refused.body());
        assertTrue(grace.page(account).contains("Account of anna"));
    }

    private static Client.Answer post(Administrator grace, String path, Map<String, String> more, String token) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", Client.FORM);
        String form = Client.encoded(Map.of("form-token", token, "reason", "any"));
        return grace.client().send("POST", path, headers, form);
    }

    @Test
    @DisplayName("another password in the settings ends the sessions of the one before")
    void anotherPassword() {
        Administrator grace = Administrator.signIn(running);
        String cookie = grace.client().cookie("admin-session");
        running.close();
        AdminSettings other = new AdminSettings(Administrator.NAME, new Passwords().hash("another word after that"));
        try (Running again = Running.administered(folder, other)) {
            Client client = new Client(again);
            client.setCookie("admin-session", cookie);
            assertTrue(client.get("/admin").body().contains("For administrators."));
        }
    }

    @Test
    @DisplayName("without settings there is nothing at /admin")
    void none() {
        try (Running without = Running.in(folder.resolve("without"))) {
            Client client = new Client(without);
            assertEquals(404, client.get("/admin").status());
            assertEquals(404, client.get("/admin/accounts/" + Secrets.random()).status());
            assertEquals(
                    404,
                    client.submit("/sign-in", "/admin/sign-in", Map.of("name", "x", "password", "y"))
                            .status());
        }
    }

    private static void assertLeadsToSignIn(Client.Answer answer) {
        assertEquals(303, answer.status(), answer.body());
        assertTrue(answer.header("Location").endsWith("/admin"), answer.header("Location"));
    }
}
