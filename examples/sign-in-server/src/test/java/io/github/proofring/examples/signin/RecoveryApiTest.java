package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Recovery codes, and the language of messages, through the JSON API")
class RecoveryApiTest {
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

    @Test
    @DisplayName("made, kept, and one used to sign in; how many are left is told")
    void recoveryCodes() {
        Client.Answer begun =
                anna.client().post("/api/challenges", Map.of("purpose", "enroll", "kind", "recovery-codes"));
        assertEquals(201, begun.status(), begun.body());
        assertEquals("recovery-codes", begun.text("/prompt/type"));
        List<String> codes = new ArrayList<>();
        begun.json().at("/prompt/codes").forEach(code -> codes.add(code.stringValue()));
        assertEquals(10, codes.size());
        Client.Answer kept = anna.client()
                .post(
                        "/api/challenges/finish",
                        Map.of("ticket", begun.text("/ticket"), "proof", Map.of("kept", "yes")));
        assertEquals(200, kept.status(), kept.body());
        assertEquals(10, kept.json().at("/method/left").asInt());

        Client.Answer password = anna.givePassword();
        Client.Answer signIn = anna.beginSignIn(password.text("/methods/0/id"));
        assertEquals("recovery-code-wanted", signIn.text("/prompt/type"));
        Client.Answer done = anna.finish(signIn.text("/ticket"), codes.get(4));
        assertEquals("signed-in", done.text("/state"), done.body());
        assertEquals(9, done.json().at("/method/left").asInt());

        Client.Answer again = anna.beginSignIn(anna.givePassword().text("/methods/0/id"));
        assertEquals(
                "code-used", anna.finish(again.text("/ticket"), codes.get(4)).code());
    }

    @Test
    @DisplayName("whatever a browser says of its languages, there is one to write in")
    void languages() {
        assertEquals("de", Words.language("de-CH, fr;q=0.8").toLanguageTag());
        assertEquals("ar", Words.language("pt, ar;q=0.5, en;q=0.1").toLanguageTag());
        assertEquals("en", Words.language("pt").toLanguageTag());
        assertEquals("en", Words.language(null).toLanguageTag());
        assertEquals("en", Words.language(";;;q=x, ,").toLanguageTag());
        assertEquals("en", Words.language("de,".repeat(1_000)).toLanguageTag());
        assertTrue(Words.language("").toLanguageTag().equals("en"));
    }
}
