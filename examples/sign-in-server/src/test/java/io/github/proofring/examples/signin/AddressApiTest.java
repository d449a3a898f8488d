package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Email addresses and phone numbers through the JSON API")
class AddressApiTest {
    private static final String EMAIL = "anna@example.org";

    @TempDir
    Path folder;

    private Running running;
    private OutboxReader outbox;
    private Person anna;

    @BeforeEach
    void start() {
        running = Running.in(folder);
        outbox = OutboxReader.of(running);
        anna = Person.signUp(running, "anna");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("add an address, sign in with it: the code is in the message, and the address is shown masked")
    void email() {
        Client.Answer begun = anna.beginAddress("email", EMAIL);
        assertEquals(201, begun.status(), begun.body());
        assertEquals("code-sent", begun.text("/prompt/type"));
        assertEquals("a•••@e•••.org", begun.text("/prompt/to"));
        assertEquals("email", begun.text("/prompt/channel"));
        assertEquals(8, begun.json().at("/prompt/digits").asInt());
        assertEquals(running.clock().instant().plusSeconds(30).toString(), begun.text("/prompt/resendAt"));
        assertEquals(EMAIL, outbox.newest().to());
        Client.Answer added = anna.finish(begun.text("/ticket"), outbox.newest().code());
        assertEquals(200, added.status(), added.body());
        assertEquals("a•••@e•••.org", added.text("/method/name"));

        Client.Answer password = anna.givePassword();
        assertEquals("a•••@e•••.org", password.text("/methods/0/name"));
        nextSending();
        Client.Answer signIn = anna.beginSignIn(password.text("/methods/0/id"));
        assertEquals(201, signIn.status(), signIn.body());
        Client.Answer done = anna.finish(signIn.text("/ticket"), outbox.newest().code());
        assertEquals("signed-in", done.text("/state"), done.body());
    }

    @Test
    @DisplayName("a number with a name of its own, and a proof by it for one change")
    void phone() {
        Client.Answer begun = anna.client()
                .post(
                        "/api/challenges",
                        Map.of(
                                "purpose", "enroll",
                                "kind", "phone",
                                "address", "+44 7400 345678",
                                "label", "Work"));
        assertEquals("••• ••• ••78", begun.text("/prompt/to"));
        assertEquals("sms", begun.text("/prompt/channel"));
        assertEquals(6, begun.json().at("/prompt/digits").asInt());
        Client.Answer added = anna.finish(begun.text("/ticket"), outbox.newest().code());
        assertEquals("Work", added.text("/method/label"));
        assertEquals("••• ••• ••78", added.text("/method/name"));

        nextSending();
        String operation = "remove-method:" + anna.methodId(0);
        Client.Answer stepUp = anna.beginStepUp(anna.methodId(0), operation);
        assertEquals(
                "step-up",
                anna.finish(stepUp.text("/ticket"), outbox.newest().code()).text("/purpose"));
    }

    @Test
    @DisplayName("another code, not before its time: the old ticket and its code are no longer good")
    void resend() {
        Client.Answer first = anna.beginAddress("email", EMAIL);
        String old = outbox.newest().code();
        running.clock().advance(Duration.ofSeconds(10));
        Client.Answer early = resend(first);
        assertEquals(429, early.status());
        assertEquals("too-many-messages", early.code());
        assertEquals("20", early.header("Retry-After"));
        assertEquals("You can ask for another code in 20 seconds.", early.text("/detail"));
        assertEquals("", early.text("/field"), "a field that was not sent");
        running.clock().advance(Duration.ofSeconds(20));
        Client.Answer second = resend(first);
        assertEquals(201, second.status(), second.body());
        assertEquals("code-sent", second.text("/prompt/type"));
        assertNotEquals(old, outbox.newest().code());
        assertEquals("challenge-over", anna.finish(first.text("/ticket"), old).code());
        assertEquals("wrong-code", anna.finish(second.text("/ticket"), old).code());
        assertEquals(
                200, anna.finish(second.text("/ticket"), outbox.newest().code()).status());
    }

    @Test
    @DisplayName("another session's ticket sends nothing")
    void resendElsewhere() {
        Client.Answer first = anna.beginAddress("email", EMAIL);
        nextSending();
        Client.Answer other = Person.signUp(running, "bert")
                .client()
                .post("/api/challenges/resend", Map.of("ticket", first.text("/ticket")));
        assertEquals("unknown-ticket", other.code());
        assertEquals(
                "not-signed-in",
                new Client(running)
                        .post("/api/challenges/resend", Map.of("ticket", first.text("/ticket")))
                        .code());
        assertEquals(1, outbox.messages().size());
    }

    @ParameterizedTest
    @CsvSource({
        "email, anna at example.org, address-refused",
        "email, anna@example, address-refused",
        "phone, 07400 345678, country-code-missing",
        "phone, +44 7400 345678 ext. 9, number-malformed",
        "phone, call me, number-malformed",
        "phone, +44 99 9999 9999, number-unknown",
        "phone, +44 56 0000 0000, voip-number",
        "phone, +44 20 7946 0018, fixed-line-number",
        "phone, +44 909 879 0000, unsuitable-number",
        "phone, +44 800 123 4567, unsuitable-number",
        "phone, +44 76 4000 1234, unsuitable-number",
    })
    @DisplayName("what cannot be reached, or proves nothing, is refused beside its field, and nothing is sent")
    void refused(String kind, String address, String code) {
        Client.Answer answer = anna.beginAddress(kind, address);
        assertEquals(code, answer.code(), answer.body());
        assertEquals(422, answer.status());
        assertEquals("address", answer.text("/field"));
        assertEquals(0, outbox.messages().size());
    }

    @Test
    @DisplayName("with a region, numbers are taken as people there dial them")
    void region() {
        try (Running british = Running.in(folder.resolve("gb"), "http://localhost:0", Map.of("PHONE_REGION", "GB"))) {
            Person bert = Person.signUp(british, "bert");
            assertEquals(201, bert.beginAddress("phone", "07400 345678").status());
            assertEquals("+447400345678", OutboxReader.of(british).newest().to());
            String page = bert.client().get("/security/add-phone").body();
            assertTrue(page.contains("As you dial it at home (United Kingdom), or with +"), page);
        }
    }

    @Test
    @DisplayName("the same address is not added twice, whatever its spelling")
    void alreadyHere() {
        anna.finish(
                anna.beginAddress("email", EMAIL).text("/ticket"),
                outbox.newest().code());
        nextSending();
        Client.Answer again = anna.beginAddress("email", "ANNA+2@Example.org");
        assertEquals("address-already-here", again.code(), again.body());
        assertEquals(409, again.status());
    }

    @Test
    @DisplayName("one address gets a message every 30 seconds and five an hour, whoever asks")
    void budget() {
        Person bert = Person.signUp(running, "bert");
        for (int i = 0; i < 5; i++) {
            Person one = i % 2 == 0 ? anna : bert;
            assertEquals(201, one.beginAddress("email", EMAIL).status());
            Client.Answer early = bert.beginAddress("email", EMAIL);
            assertEquals("too-many-messages", early.code());
            assertEquals("address", early.text("/field"));
            nextSending();
        }
        Client.Answer sixth = anna.beginAddress("email", EMAIL);
        assertEquals(429, sixth.status());
        assertEquals("You can ask for another code in 58 minutes.", sixth.text("/detail"));
        assertEquals(5, outbox.messages().size());
    }

    @Test
    @DisplayName("a fifth wrong code kills it")
    void killed() {
        Client.Answer begun = anna.beginAddress("email", EMAIL);
        String code = outbox.newest().code();
        String wrong = (code.startsWith("0") ? "1" : "0") + code.substring(1);
        for (int i = 0; i < 5; i++) {
            assertEquals("wrong-code", anna.finish(begun.text("/ticket"), wrong).code());
        }
        assertEquals("challenge-over", anna.finish(begun.text("/ticket"), code).code());
    }

    @Test
    @DisplayName("where no message can be delivered: not sent, and when to try again; the account is as it was")
    void notSent() {
        try (Running cutOff = Running.in(
                folder.resolve("cut-off"),
                "http://localhost:0",
                Map.of("SMTP_URL", "smtp+plain://localhost:1?from=us@example.org"))) {
            Person bert = Person.signUp(cutOff, "bert");
            Client.Answer answer = bert.beginAddress("email", EMAIL);
            assertEquals(503, answer.status());
            assertEquals("not-sent", answer.code());
            assertEquals("30", answer.header("Retry-After"));
            assertEquals(
                    0, bert.client().get("/api/methods").json().at("/methods").size());
        }
    }

    @Test
    @DisplayName("a field that is missing is named")
    void missing() {
        Client.Answer answer = anna.client().post("/api/challenges", Map.of("purpose", "enroll", "kind", "phone"));
        assertEquals("missing-field", answer.code());
        assertEquals("address", answer.text("/field"));
        assertEquals(
                "ticket", anna.client().post("/api/challenges/resend", Map.of()).text("/field"));
    }

    private Client.Answer resend(Client.Answer begun) {
        return anna.client().post("/api/challenges/resend", Map.of("ticket", begun.text("/ticket")));
    }

    private void nextSending() {
        running.clock().advance(Duration.ofSeconds(30));
    }
}
