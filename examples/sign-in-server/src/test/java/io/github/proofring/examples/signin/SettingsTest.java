package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings about messages")
class SettingsTest {
    @ParameterizedTest
    @CsvSource({
        "PHONE_REGION, Germany",
        "PHONE_REGION, de",
        "SMTP_URL, mail.example.org",
        "SMTP_URL, smtp://us:secret@mail.example.org",
        "SMTP_URL, smtp://us:se cret@mail.example.org?from=us@example.org",
        "SMS_URL, gateway.example.org",
        "SMS_URL, http://us:secret@gateway.example.org/send",
        "SMS_URL, twilio://AC1:secret@api.twilio.com",
        "SMS_URL, twilio://AC1@api.twilio.com?from=%2B15550100",
        "SMS_URL, twilio://AC1:secret@api.example.org?from=%2B15550100",
        "SMS_URL, vonage://key:se cret@api.nexmo.com?from=Us",
        "SMS_URL, ftp://gateway.example.org/send",
    })
    @DisplayName("one that cannot be understood is named, and its secret is not said")
    void notUnderstood(String name, String value) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Settings.of(Map.of(name, value)));
        StringBuilder said = new StringBuilder();
        for (Throwable t = e; t != null; t = t.getCause()) {
            said.append(t).append('\n');
        }
        assertTrue(said.toString().contains(name), said.toString());
        assertFalse(said.toString().contains("cret"), said.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twilio://AC1:secret@api.twilio.com?from=+15550100",
                "vonage://key:secret@api.nexmo.com?from=Example",
                "https://us:secret@gateway.example.org/send?from=Example",
                "https://token@gateway.example.org",
                "https://gateway.example.org:8443/send",
                "http://localhost:9999/send",
            })
    @DisplayName("gateways by URL; what is written of them holds no secret")
    void gateways(String url) {
        Settings settings = Settings.of(Map.of("SMS_URL", url));
        assertTrue(settings.messages().sms().isPresent());
        assertFalse(settings.messages().toString().contains("secret"), settings.messages()::toString);
        assertFalse(settings.messages().toString().contains("token"), settings.messages()::toString);
    }

    @Test
    @DisplayName("nothing set: numbers as they are typed from abroad, nothing is sent")
    void defaults() {
        Messages messages = Settings.of(Map.of("SMTP_URL", "", "SMS_URL", " ")).messages();
        assertTrue(messages.smtp().isEmpty());
        assertTrue(messages.sms().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, true, localhost",
        "http://127.0.0.1:8080, true, 127.0.0.1",
        "'http://[::1]:8080', true, localhost",
        "https://Sign-In.Example.org, false, sign-in.example.org",
        "http://10.0.0.1, false, 10.0.0.1",
    })
    @DisplayName(
            "the host tells whether the outbox is for this machine alone, and to which page a text message's code belongs")
    void host(String url, boolean onThisMachine, String codeHost) {
        Settings settings = Settings.of(Map.of("BASE_URL", url));
        assertEquals(onThisMachine, settings.onThisMachine());
        assertEquals(codeHost, settings.codeHost());
        assertEquals(6, AddressKind.PHONE.codes(settings).digits());
    }

    @Test
    @DisplayName("the clock can be moved only where the danger was named, and on this machine")
    void movableClock() {
        String danger = "DANGEROUSLY_LET_ANYONE_MOVE_THE_CLOCK";
        assertFalse(Settings.of(Map.of()).movable());
        assertTrue(Settings.of(Map.of(danger, "yes")).movable());
        assertThrows(IllegalArgumentException.class, () -> Settings.of(Map.of(danger, "true")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Settings.of(Map.of(danger, "yes", "BASE_URL", "https://example.org")));
    }
}
