package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Pages follow the browser's language; the JSON API is for programs, and English")
class LanguagePagesTest {
    @TempDir
    Path folder;

    private Running running;
    private Person anna;

    @BeforeEach
    void start() {
        running = Running.in(folder);
        anna = Person.signUp(running, "anna");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-AT,de;q=0.9,en;q=0.8 | <html lang=\"de\" dir=\"ltr\"> | <title>Anmelden – Proofring</title>",
                "pt-BR, es-MX;q=0.5       | <html lang=\"es\" dir=\"ltr\"> | <title>Iniciar sesión – Proofring</title>",
                "fr                       | <html lang=\"fr\" dir=\"ltr\"> | <title>Se connecter – Proofring</title>",
                "ja-JP                    | <html lang=\"ja\" dir=\"ltr\"> | <title>サインイン – Proofring</title>",
                "ar-EG                    | <html lang=\"ar\" dir=\"rtl\"> | <title>تسجيل الدخول – Proofring</title>",
                "zh                       | <html lang=\"en\" dir=\"ltr\"> | <title>Sign in – Proofring</title>",
            })
    @DisplayName("named in the page, with the direction that it is written in, and kept by no cache")
    void negotiated(String header, String html, String title) {
        Client.Answer page = get(new Client(running), "/sign-in", header);
        assertTrue(page.body().contains(html), page.body());
        assertTrue(page.body().contains(title), page.body());
        assertEquals("no-store", page.header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ";;;q=x, ,", "../../de", "de_DE\u00e9", "x", "de-", "de;q=7", "<script>"})
    @DisplayName("whatever else a browser sends gets a page")
    void hostile(String header) {
        for (String wanted : new String[] {header, header + ",de".repeat(1_000)}) {
            Client.Answer page = get(new Client(running), "/sign-in", wanted);
            assertEquals(200, page.status());
            assertTrue(page.body().contains("<html lang=\"en\" dir=\"ltr\">"), page.body());
        }
    }

    @Test
    @DisplayName("what was refused is said in the page's language, on a page that is not there too")
    void refused() {
        Client.Answer page = submit("/sign-up", "fr", Map.of("name", "bert", "password", "x", "repeat", "x"));
        assertEquals(422, page.status());
        assertTrue(page.body().contains("Utilisez au moins 8 caractères. Plus long, c’est mieux."), page.body());
        assertTrue(page.body().contains("<title>Erreur\u00a0: Créer un compte – Proofring</title>"), page.body());
        Client.Answer lost = get(new Client(running), "/no/such/page", "ja");
        assertEquals(404, lost.status());
        assertTrue(lost.body().contains("<html lang=\"ja\""), lost.body());
        assertTrue(lost.body().contains("<h1>ここには何もありません</h1>"), lost.body());
    }

    @Test
    @DisplayName("how long to wait, when a password was guessed too often")
    void slowedDown() {
        Client.Answer last = get(new Client(running), "/sign-in", "de");
        for (int i = 0; i < 21; i++) {
            last = submit("/sign-in", "de", Map.of("name", "anna", "password", "wrong words"));
        }
        assertEquals(429, last.status());
        assertTrue(
                last.body()
                        .contains("Zu Ihrer Sicherheit bremsen wir hier. Versuchen Sie es in 5 Minuten noch einmal."),
                last.body());
    }

    @Test
    @DisplayName("a problem of the API keeps its English title and detail beside its code")
    void api() {
        Map<String, String> headers = Map.of("Content-Type", Client.JSON, "Accept-Language", "de");
        Client.Answer refused = new Client(running)
                .send("POST", "/api/session", headers, "{\"name\": \"anna\", \"password\": \"wrong words\"}");
        assertEquals("wrong-password", refused.code());
        assertEquals("That did not work", refused.text("/title"));
        assertEquals("The user name or the password is not right.", refused.text("/detail"));
    }

    @Test
    @DisplayName(
            "a way that was given no name is called by its kind in the page's language, and as it is kept by the API")
    void ownNames() {
        Client client = anna.client();
        keepRecoveryCodes(client);
        anna.addApp("Recovery codes");
        String page = get(client, "/security", "de").body();
        assertTrue(page.contains("<h3>Wiederherstellungscodes</h3>"), page);
        assertTrue(page.contains("Wiederherstellungscodes: noch 10 übrig"), page);
        assertTrue(page.contains("<h3>Recovery codes</h3>"), page);
        assertEquals("Recovery codes", client.get("/api/methods").text("/methods/0/label"));
        String typed = get(client, "/security/rename/" + anna.methodId(0), "de").body();
        assertTrue(typed.contains("value=\"Wiederherstellungscodes\""), typed);
        keepRecoveryCodes(client);
        String numbered = get(client, "/security", "de").body();
        assertTrue(numbered.contains("<h3>Wiederherstellungscodes 2</h3>"), numbered);
    }

    @Test
    @DisplayName(
            "a name that somebody typed is escaped inside a sentence, keeps its own direction, and is typed over as it was")
    void typedNames() {
        String name = "<b>\"x\" {0} ' \ufdd0";
        anna.addApp(name);
        anna.addApp("Phone");
        String html = "&lt;b&gt;&quot;x&quot; {0} &#39; \ufdd0";
        String page =
                get(anna.client(), "/security/rename/" + anna.methodId(0), "ar").body();
        assertTrue(page.contains("<h1>تغيير اسم «\u2068" + html + "\u2069»</h1>"), page);
        assertTrue(page.contains("value=\"" + html + "\""), page);
        assertFalse(page.contains("<b>"), page);
        String outside = get(anna.client(), "/security", "ar").body();
        assertTrue(outside.contains("<h3>\u2068" + html + "\u2069</h3>"), outside);
        assertTrue(outside.contains("تسجل الدخول باسم \u2068<strong>anna</strong>\u2069 بكلمة"), outside);
    }

    @Test
    @DisplayName(
            "from right to left, what is no sentence still runs from left to right: names, passwords, codes, addresses and keys")
    void leftToRight() {
        String signUp = get(new Client(running), "/sign-up", "ar").body();
        for (String field : new String[] {"name", "password", "repeat"}) {
            assertTrue(signUp.matches("(?s).*<input id=\"" + field + "\"[^>]* dir=\"ltr\".*"), signUp);
        }
        String address = get(anna.client(), "/security/add-email", "ar").body();
        assertTrue(address.matches("(?s).*<input id=\"address\"[^>]* dir=\"ltr\".*"), address);
        assertTrue(address.matches("(?s).*<input id=\"label\"[^>]* dir=\"auto\".*"), address);
        assertTrue(address.contains("<span class=\"user\" dir=\"ltr\">anna</span>"), address);
        String app = anna.client()
                .submit("/security", "/security/add", Map.of("label", "x"))
                .body();
        assertTrue(app.contains("<code dir=\"ltr\">"), app);
        assertTrue(app.matches("(?s).*<input id=\"code\"[^>]* dir=\"ltr\".*"), app);
    }

    @Test
    @DisplayName("the outbox, with the country where numbers can be dialled as at home")
    void others() {
        anna.beginAddress("phone", "+447400345678");
        String outbox = get(new Client(running), "/outbox", "fr").body();
        assertTrue(outbox.contains("Définissez SMTP_URL et SMS_URL pour envoyer réellement."), outbox);
        assertTrue(
                outbox.contains("<span class=\"channel\">sms</span> à <span class=\"to\">+447400345678</span>,"),
                outbox);
        try (Running british = Running.in(folder.resolve("gb"), "http://localhost:0", Map.of("PHONE_REGION", "GB"))) {
            Person bert = Person.signUp(british, "bert");
            String page = get(bert.client(), "/security/add-phone", "de").body();
            assertTrue(page.contains("zu Hause wählen (Vereinigtes Königreich)"), page);
        }
    }

    @Test
    @DisplayName(
            "what the script of passkeys may have to say comes with the page, by the API's codes and the browser's names")
    void troubles() {
        String page = get(new Client(running), "/sign-in", "es").body();
        assertTrue(page.contains("&quot;NotAllowedError&quot;:&quot;No se ha confirmado nada."), page);
        assertTrue(page.contains("&quot;busy&quot;:&quot;Inténtelo de nuevo dentro de unos segundos."), page);
        assertFalse(page.contains("Nothing was confirmed"), page);
    }

    private static void keepRecoveryCodes(Client client) {
        Client.Answer begun = client.post("/api/challenges", Map.of("purpose", "enroll", "kind", "recovery-codes"));
        Client.Answer kept = client.post(
                "/api/challenges/finish", Map.of("ticket", begun.text("/ticket"), "proof", Map.of("kept", "yes")));
        assertEquals(200, kept.status(), kept.body());
    }

    /** A form's own page is the one it leads to. */
    private Client.Answer submit(String path, String language, Map<String, String> typed) {
        Client client = new Client(running);
        Map<String, String> fields = new HashMap<>(typed);
        fields.put("form-token", Client.hidden(client.get(path), "form-token"));
        Map<String, String> headers = Map.of("Content-Type", Client.FORM, "Accept-Language", language);
        return client.send("POST", path, headers, Client.encoded(fields));
    }

    private static Client.Answer get(Client client, String path, String language) {
        return client.send("GET", path, Map.of("Accept-Language", language), "");
    }
}
