package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.SoftwareAuthenticator;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Attacks on passkeys, sessions and the outbox")
class PasskeyAttackTest {
    @TempDir
    Path folder;

    private Running running;
    private SoftwareAuthenticator laptop;
    private SoftwareAuthenticator spare;
    private Person anna;

    @BeforeEach
    void start() {
        running = Running.in(folder);
        laptop = new SoftwareAuthenticator(running.url(""));
        spare = new SoftwareAuthenticator(running.url(""));
        anna = Person.signUp(running, "anna");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private static String options(Client.Answer begun) {
        assertEquals(201, begun.status(), begun.body());
        return begun.json().at("/prompt/options").toString();
    }

    private static Client.Answer finish(Client client, Client.Answer begun, String response) {
        return client.post(
                "/api/challenges/finish",
                Map.of(
                        "ticket",
                        begun.text("/ticket"),
                        "proof",
                        Map.of("response", JsonMapper.shared().readTree(response))));
    }

    private static String add(Person person, SoftwareAuthenticator on) {
        Client.Answer begun =
                person.client().post("/api/challenges", Map.of("purpose", "enroll", "kind", "passkey", "label", "Key"));
        Client.Answer added = finish(person.client(), begun, on.create(options(begun)));
        assertEquals(200, added.status(), added.body());
        return added.text("/method/id");
    }

    private static Client.Answer signInAlone(Client client, SoftwareAuthenticator with) {
        Client.Answer begun = client.post("/api/challenges", Map.of("purpose", "sign-in", "kind", "passkey"));
        return finish(client, begun, with.get(options(begun)));
    }

    private static void stepUp(Person person, String method, String operation, SoftwareAuthenticator with) {
        Client.Answer begun = person.beginStepUp(method, operation);
        Client.Answer done = finish(person.client(), begun, with.get(options(begun)));
        assertEquals(200, done.status(), done.body());
    }

    /** A passkey that the browser made without asking. */
    private String upgrade() {
        Client.Answer begun = anna.client()
                .post("/api/challenges", Map.of("purpose", "enroll", "kind", "passkey", "mediation", "conditional"));
        laptop.setUserPresent(false).setUserVerified(false);
        Client.Answer made = finish(anna.client(), begun, laptop.create(options(begun)));
        assertEquals(200, made.status(), made.body());
        laptop.setUserPresent(true).setUserVerified(true);
        return made.text("/method/id");
    }

    private Client.Answer passwordAndPasskey(Person person, String passkey) {
        person.givePassword();
        Client.Answer second = person.beginSignIn(passkey);
        return finish(person.client(), second, laptop.get(options(second)));
    }

    @Test
    @DisplayName("the session that a stolen passkey let in ends when its owner removes that passkey")
    void removedPasskey() {
        String stolen = add(anna, laptop);
        String kept = add(anna, spare);
        Client thief = new Client(running);
        assertEquals("signed-in", signInAlone(thief, laptop).text("/state"));

        stepUp(anna, kept, "remove-method:" + stolen, spare);
        assertEquals(204, anna.client().delete("/api/methods/" + stolen).status());
        assertEquals(200, anna.client().get("/api/methods").status());
        assertEquals(401, thief.get("/api/methods").status(), "the thief is still signed in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host", "X-Forwarded-For", "Forwarded"})
    @DisplayName("the outbox does not answer through a proxy that calls the server localhost, as Apache and tunnels do")
    void outboxBehindProxy(String header) {
        anna.beginAddress("email", "anna@example.org");
        Client.Answer page = new Client(running).send("GET", "/outbox", Map.of(header, "sign-in.example.org"), "");
        assertEquals(404, page.status(), "codes are shown to the other side of the proxy");
    }

    @Test
    @DisplayName("a passkey that grew to two factors is offered to remove a stolen one, as the registry allows")
    void grownPasskeyRemoves() {
        String grown = upgrade();
        Person here = anna.elsewhere(running);
        assertEquals("signed-in", passwordAndPasskey(here, grown).text("/state"));
        assertEquals("signed-in", signInAlone(new Client(running), laptop).text("/state"), "it has not grown");
        stepUp(here, grown, "add-method", laptop);
        String stolen = add(here, spare);
        Client.Answer page = here.client().get("/security/remove/" + stolen);
        assertEquals(200, page.status());
        boolean offered = page.body().contains(grown);
        stepUp(here, grown, "remove-method:" + stolen, laptop);
        assertEquals(204, here.client().delete("/api/methods/" + stolen).status(), "the registry does not allow it");
        assertTrue(offered, "only the stolen passkey itself is offered to remove it");
    }

    @Test
    @DisplayName("wrong codes are told to the owner also when their passkey was first refused for want of the password")
    void failuresAreTold() {
        String passkey = upgrade();
        anna.addApp("Phone");
        String app = anna.methodId(1);
        Person thief = anna.elsewhere(running);
        thief.givePassword();
        assertEquals(
                "wrong-code",
                thief.finish(thief.beginSignIn(app).text("/ticket"), "000000").code());

        assertEquals("password-first", signInAlone(new Client(running), laptop).code());
        Client.Answer in = passwordAndPasskey(anna.elsewhere(running), passkey);
        assertEquals("signed-in", in.text("/state"), in.body());
        assertEquals("1", in.text("/failuresBefore"), "nobody was told of the wrong code");
    }
}
