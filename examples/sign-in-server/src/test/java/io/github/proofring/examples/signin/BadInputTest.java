package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Bad input gets a friendly page or a JSON problem with the right status, never a stack trace")
class BadInputTest {
    private static final String PASSWORD = Person.PASSWORD;

    @TempDir
    static Path folder;

    private static Running running;
    private static Person anna;

    @BeforeAll
    static void start() {
        running = Running.in(folder);
        anna = Person.signUp(running, "anna");
        anna.addApp("Phone");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest(name = "{0} {1} with {2} of {3}: {4} {5} at {6}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/session | application/json | {\"name\":\"anna\"} | 422 | missing-field | password",
                "POST | /api/session | application/json | {\"name\":\"anna\",\"password\":7} | 422 | bad-field | password",
                "POST | /api/session | application/json | {\"name\":\"anna\",\"password\":\"wrong wrong\"} | 401 | wrong-password | password",
                "POST | /api/session | application/json | {\"name\":\"nobody\",\"password\":\"wrong wrong\"} | 401 | wrong-password | password",
                "POST | /api/session | application/json | {\"name\":\"a\\u0000b'--\",\"password\":\"wrong wrong\"} | 401 | wrong-password | password",
                "POST | /api/session | application/json | {\"name\":\"anna\",\"name\":\"b\",\"password\":\"x\"} | 400 | malformed |",
                "POST | /api/session | application/json | {\"name\": | 400 | malformed |",
                "POST | /api/session | application/json | [] | 400 | malformed |",
                "POST | /api/session | application/json | | 400 | malformed |",
                "POST | /api/session | text/plain | {} | 415 | wrong-content-type |",
                "POST | /api/session | application/json;charset=klingon | {} | 415 | wrong-content-type |",
                "POST | /api/session | application/json; charset | {} | 415 | wrong-content-type |",
                "POST | /api/session | | {} | 415 | wrong-content-type |",
                "POST | /api/accounts | application/json | {\"name\":\"anna\",\"password\":\"five silent green birds\"} | 409 | name-taken | name",
                "POST | /api/accounts | application/json | {\"name\":\"ANNA\",\"password\":\"five silent green birds\"} | 409 | name-taken | name",
                "POST | /api/accounts | application/json | {\"name\":\"<b>\",\"password\":\"five silent green birds\"} | 422 | bad-field | name",
                "POST | /api/accounts | application/json | {\"name\":\"carl\",\"password\":\"short\"} | 422 | bad-field | password",
                "POST | /api/accounts | application/json | {\"name\":\"carl\",\"password\":\"Password1\"} | 422 | bad-field | password",
                "POST | /api/accounts | application/json | {\"name\":\"carl\",\"password\":\"the carl ate\"} | 422 | bad-field | password",
                "POST | /api/challenges | application/json | {\"purpose\":\"sign-in\",\"method\":\"x\"} | 401 | not-signed-in |",
                "POST | /api/challenges/finish | application/json | {\"ticket\":\"x\",\"proof\":{\"code\":\"1\"}} | 401 | not-signed-in |",
                "DELETE | /api/methods/x | | | 401 | not-signed-in |",
                "GET | /api/methods | | | 401 | not-signed-in |",
                "PUT | /api/session | application/json | {} | 405 | wrong-verb |",
                "BREW | /api/session | application/json | {} | 405 | wrong-verb |",
                "GET | /api/accounts | | | 405 | wrong-verb |",
                "GET | /api/nowhere | | | 404 | not-found |"
            })
    void problems(
            String verb,
            String path,
            @Nullable String type,
            @Nullable String body,
            int status,
            String code,
            @Nullable String field) {
        Map<String, String> headers = type == null ? Map.of() : Map.of("Content-Type", type);
        problem(
                new Client(running).send(verb, path, headers, body == null ? "" : body),
                status,
                code,
                field == null ? "" : field);
    }

    @ParameterizedTest(name = "{0}: {1} {2} at {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/challenges | {} | 422 | missing-field | purpose",
                "/api/challenges | {\"purpose\":\"fun\"} | 422 | bad-field | purpose",
                "/api/challenges | {\"purpose\":\"sign-in\",\"method\":\"x\"} | 409 | already-signed-in |",
                "/api/challenges | {\"purpose\":\"enroll\",\"kind\":\"authenticator-app\"} | 422 | missing-field | label",
                "/api/challenges | {\"purpose\":\"enroll\",\"kind\":\"telepathy\",\"label\":\"L\"} | 422 | bad-field | kind",
                "/api/challenges | {\"purpose\":\"step-up\",\"method\":\"x\",\"operation\":\"add-method\"} | 404 | no-such-method |",
                "/api/challenges | {\"purpose\":\"step-up\",\"method\":\"x\",\"operation\":\"world-peace\"} | 422 | bad-field | operation",
                "/api/challenges/finish | {\"proof\":{\"code\":\"1\"}} | 422 | missing-field | ticket",
                "/api/challenges/finish | {\"ticket\":\"x\"} | 422 | missing-field | proof.code",
                "/api/challenges/finish | {\"ticket\":\"x\",\"proof\":{\"code\":\"123456\"}} | 422 | unknown-ticket | ticket",
                "/api/challenges/finish | {\"ticket\":\"\\u0000\",\"proof\":{\"code\":\"123456\"}} | 422 | unknown-ticket | ticket"
            })
    void problemsWhenSignedIn(String path, String body, int status, String code, @Nullable String field) {
        problem(
                anna.client().send("POST", path, Map.of("Content-Type", Client.JSON), body),
                status,
                code,
                field == null ? "" : field);
    }

    private static void problem(Client.Answer answer, int status, String code, String field) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals(code, answer.code());
        assertEquals("tag:proofring.github.io,2026:problem/" + code, answer.text("/type"));
        assertEquals(status, answer.json().at("/status").asInt());
        assertEquals(field, answer.text("/field"));
        assertFalse(answer.text("/title").isEmpty());
        harmless(answer);
    }

    @Test
    @DisplayName("a wrong or senseless code is a problem beside its field")
    void wrongCode() {
        Person bert = Person.signUp(running, "bert");
        String ticket = bert.beginApp("Phone").text("/ticket");
        problem(bert.finish(ticket, "12345"), 422, "wrong-code", "proof.code");
        problem(bert.finish(ticket, "１２３４５６"), 422, "wrong-code", "proof.code");
        problem(bert.finish(ticket, "' or 1=1"), 422, "wrong-code", "proof.code");
    }

    @Test
    @DisplayName("a body over the limit is refused, by its announced length or not")
    void oversizeBody() {
        Map<String, String> json = Map.of("Content-Type", Client.JSON);
        String large = "{\"name\":\"" + "a".repeat(Server.LARGEST_BODY) + "\"}";
        problem(new Client(running).send("POST", "/api/session", json, large), 413, "too-large", "");
        Map<String, String> form = Map.of("Content-Type", Client.FORM);
        Client.Answer page = new Client(running).send("POST", "/sign-in", form, "name=" + large);
        assertEquals(413, page.status());
        assertTrue(page.body().contains("That is too much"), page.body());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"cross-site", "same-site", "none", "''"})
    @DisplayName("JSON and forms require a same-origin or absent Sec-Fetch-Site")
    void otherSites(String site) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", Client.JSON, "Sec-Fetch-Site", site));
        problem(new Client(running).send("POST", "/api/session", headers, "{}"), 403, "cross-site", "");
        problem(anna.client().send("DELETE", "/api/session", headers, ""), 403, "cross-site", "");
        headers.put("Content-Type", Client.FORM);
        assertEquals(403, anna.client().send("POST", "/sign-out", headers, "").status());
        assertEquals(200, anna.client().get("/api/methods").status(), "another site signed the person out");
    }

    @Test
    @DisplayName("the browser's own pages are let in")
    void sameOrigin() {
        Map<String, String> headers = Map.of("Content-Type", Client.JSON, "Sec-Fetch-Site", "same-origin");
        assertEquals(
                422,
                new Client(running).send("POST", "/api/session", headers, "{}").status());
    }

    @Test
    @DisplayName("a form without the token, or with another browser's, does nothing")
    void formToken() {
        Map<String, String> form = Map.of("Content-Type", Client.FORM);
        assertEquals(403, anna.client().send("POST", "/sign-out", form, "").status());
        Client other = new Client(running);
        String token = Client.hidden(other.get("/sign-in"), "form-token");
        assertEquals(
                403,
                anna.client()
                        .send("POST", "/sign-out", form, "form-token=" + token)
                        .status());
        assertEquals(
                403,
                new Client(running)
                        .send("POST", "/sign-in", form, "form-token=" + token)
                        .status());
        assertEquals(200, anna.client().get("/api/methods").status());
    }

    @Test
    @DisplayName("an error stands beside its field, what was typed is kept, and secrets are not")
    void besideTheField() {
        Client.Answer page = new Client(running)
                .submit(
                        "/sign-up",
                        "/sign-up",
                        Map.of("name", "x\"><script>", "password", PASSWORD, "repeat", PASSWORD));
        assertEquals(422, page.status());
        assertTrue(page.body().contains("id=\"name-error\" role=\"alert\""), page.body());
        assertTrue(page.body().contains("value=\"x&quot;&gt;&lt;script&gt;\""), page.body());
        assertTrue(page.body().contains("aria-describedby=\"name-error name-hint\""), page.body());
        assertFalse(page.body().contains(PASSWORD), page.body());
        harmless(page);
    }

    @Test
    @DisplayName("unknown user and wrong password look the same")
    void sameLook() {
        Client client = new Client(running);
        Client.Answer unknown =
                client.submit("/sign-in", "/sign-in", Map.of("name", "abba", "password", "wrong wrong"));
        Client.Answer wrong = client.submit("/sign-in", "/sign-in", Map.of("name", "anna", "password", "wrong wrong"));
        assertEquals(401, unknown.status());
        assertEquals(unknown.status(), wrong.status());
        assertEquals(unknown.body().replace("abba", "anna"), wrong.body());
        assertEquals(
                unknown.response().headers().map().keySet(),
                wrong.response().headers().map().keySet());
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, /nowhere, 404",
        "GET, /%2e%2e/%2e%2e/etc/passwd, 400",
        "GET, /sign-in/, 200",
        "PUT, /sign-in, 405",
        "GET, /sign-out, 405",
        "HEAD, /sign-in, 200",
        "GET, /security, 303",
        "GET, /security/remove/x, 303",
        "GET, /sign-in/code, 303"
    })
    @DisplayName("pages that are not there, not so, or not for strangers")
    void pages(String verb, String path, int status) {
        Client.Answer answer = new Client(running).send(verb, path, Map.of(), "");
        assertEquals(status, answer.status(), answer.body());
        assertEquals(status == 405, !answer.header("Allow").isEmpty());
        harmless(answer);
    }

    @Test
    @DisplayName("the only way left cannot be removed, and the page says so before it asks for anything")
    void lastMethod() {
        Client.Answer page = anna.client().get("/security/remove/" + anna.methodId(0));
        assertEquals(409, page.status());
        assertTrue(page.body().contains("Add another way first"), page.body());
        assertEquals(404, anna.client().get("/security/remove/x").status());
    }

    @Test
    @DisplayName("every answer has the headers that keep a browser careful")
    void headers() {
        for (String path : new String[] {"/", "/sign-in", "/nowhere", "/api/methods", "/style.css"}) {
            Client.Answer answer = new Client(running).get(path);
            assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none';"), path);
            assertTrue(answer.header("Content-Security-Policy").contains("frame-ancestors 'none'"), path);
            assertFalse(answer.header("Content-Security-Policy").contains("unsafe"), path);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
            assertEquals("same-origin", answer.header("Referrer-Policy"), path);
            assertEquals("", answer.header("Strict-Transport-Security"), "over plain HTTP browsers must ignore it");
            assertEquals("", answer.header("Server"), path);
            assertEquals(
                    path.equals("/style.css"), !answer.header("Cache-Control").equals("no-store"), path);
        }
    }

    private static void harmless(Client.Answer answer) {
        assertFalse(answer.body().contains("\tat "), answer.body());
        assertFalse(answer.body().contains("Exception"), answer.body());
        String others =
                answer.body().replaceAll("<script type=\"module\" src=\"/passkeys\\.js\\?v=[\\w-]+\"></script>", "");
        assertFalse(others.contains("<script"), answer.body());
    }
}
