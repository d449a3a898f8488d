package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Attacks on messages about an event")
class AlertAttackTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"https://evil.example\">•••</a>",
                "\"><script>alert(1)</script>",
                "{0} {1} {4} {",
                "'{4}'",
                "a•••@e•••.org\nIf this was you, open https:",
                "a\u202egro.live@•••",
                "a\u2066\u2067\u2069\u200f\u061c•••@e•••.org",
                "a\u0000\u2028\u2029\u0085b",
                "\u05d0•••@\u05d1•••.org"
            })
    @DisplayName("a masked address is text, on its line, and turns nothing around it")
    void masked(String hostile) {
        for (String language : new String[] {"en", "ar"}) {
            AlertMessage alert = Alerts.masked(hostile, language);
            Message usual = Alerts.mail(Alerts.masked("a•••@e•••.org", language));
            Message mail = Alerts.mail(alert);
            assertEquals(tags(usual.html().orElseThrow()), tags(mail.html().orElseThrow()));
            assertEquals(usual.text().split("\n", -1).length, mail.text().split("\n", -1).length);
            assertEquals(usual.subject(), mail.subject());
            String turning = mail.text().replaceAll("\u2066([^\u2066\u2069]*)\u2069", "$1");
            assertFalse(turning.matches("(?s).*[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029\u0085].*"));
            assertEquals(Alerts.text(Alerts.masked("", language)), Alerts.text(alert));
            assertEquals(Alerts.call(Alerts.masked("", language)), Alerts.call(alert));
        }
    }

    private static String tags(String html) {
        return html.replaceAll(">[^<]+<", "><");
    }

    @Test
    @DisplayName("places in a masked address are not filled")
    void places() {
        assertTrue(Alerts.mail(Alerts.masked("{0}{2}'{4}'", "en")).text().contains("Address: {0}{2}'{4}'\n"));
    }

    @Test
    @DisplayName("an address is written from left to right where the text is not, and only there")
    void isolated() {
        assertTrue(Alerts.mail(Alerts.masked("••• ••• ••78", "ar")).text().contains("\u2066••• ••• ••78\u2069\n"));
        assertTrue(Alerts.mail(Alerts.masked("\u05d0•••@e•••.org", "en"))
                .text()
                .contains("\u2066\u05d0•••@e•••.org\u2069\n"));
        assertFalse(Alerts.mail(Alerts.masked("a•••@e•••.org", "en")).text().contains("\u2066"));
    }

    @Test
    @DisplayName("a masked address of nothing but marks is none")
    void nothing() {
        assertEquals(
                Alerts.mail(Alerts.masked("", "en")).text(),
                Alerts.mail(Alerts.masked("\u202e\u0000", "en")).text());
    }

    @Test
    @DisplayName("the text form of an event's message holds neither the link nor the address")
    void textForm() {
        AlertMessage alert = Alerts.masked(Alerts.MASKED, "en");
        assertFalse((alert + "" + Alerts.mail(alert)).contains("•"));
    }
}
