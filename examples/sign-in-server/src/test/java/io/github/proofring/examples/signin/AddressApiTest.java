package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Email addresses and phone numbers through the JSON API")
class AddressApiTest {
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
    @DisplayName("add an address, sign in with it: the code is in the message and nowhere else")
    void email() {
        Client.Answer begun = anna.beginAddress("email", "anna@example.org");
        assertEquals(201, begun.status(), begun.body());
        assertEquals("code-sent", begun.text("/prompt/type"));
        assertEquals("a•••@e•••.org", begun.text("/prompt/to"));
        assertEquals("email", begun.text("/prompt/channel"));
        assertEquals(8, begun.json().at("/prompt/digits").asInt());
        assertEquals(running.clock().instant().plusSeconds(30).toString(), begun.text("/prompt/resendAt"));
        assertEquals("anna@example.org", outbox.newest().to());
        Client.Answer added = anna.finish(begun.text("/ticket"), outbox.newest().code());
        assertEquals(200, added.status(), added.body());
        assertEquals("a•••@e•••.org", added.text("/method/name"));

        Client.Answer password = anna.givePassword();
        assertEquals("a•••@e•••.org", password.text("/methods/0/name"));
        running.clock().advance(java.time.Duration.ofSeconds(30));
        Client.Answer signIn = anna.beginSignIn(password.text("/methods/0/id"));
        assertEquals(201, signIn.status(), signIn.body());
        assertNotEquals(outbox.messages().get(1).code(), outbox.newest().code());
        assertEquals(200, anna.finish(signIn.text("/ticket"), outbox.newest().code()).status());
    }
}
