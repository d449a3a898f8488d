package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The key ring")
class KeyRingTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final byte[] NOTHING = new byte[0];

    @Test
    @DisplayName("is written and read as lines id:key, the sealing key first, comments passed over")
    void text() {
        KeyRing ring = KeyRing.parse("# made on the first start\n\n00000001:" + KEY + "\n  00000002: " + KEY + "\r\n");
        assertEquals(List.of("00000001", "00000002"), ring.ids());
        assertEquals("00000001:" + KEY + "\n00000002:" + KEY + "\n", ring.reveal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "nonsense",
                ":" + KEY,
                "0000001:" + KEY,
                "0000000G:" + KEY,
                "00000001:",
                "00000001:AAEC",
                "00000001:" + KEY + "AAAA",
                "00000001:****************************************",
                "00000001:" + KEY + "\n00000001:" + KEY
            })
    @DisplayName("of another form is refused, and the message never quotes it")
    void refused(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> KeyRing.parse(text));
        assertFalse(String.valueOf(e.getMessage()).contains("AAEC"), e.getMessage());
        assertFalse(String.valueOf(e.getMessage()).contains("*"), e.getMessage());
    }

    @Test
    @DisplayName("a line of another form is named by its number, comments and blank lines counted")
    void lineNumber() {
        String text = "# ours\n\n00000001:" + KEY + "\nnonsense";
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> KeyRing.parse(text));
        assertTrue(String.valueOf(e.getMessage()).contains("line 4"), e.getMessage());
    }

    @Test
    @DisplayName("prints its ids and never a key")
    void redacted() {
        KeyRing ring = KeyRing.parse("00000001:" + KEY);
        assertEquals("KeyRing[00000001]", ring.toString());
    }

    @Test
    @DisplayName("hazard 29: keys change in two phases, and what any server seals in between every server opens")
    void rotation() {
        KeyRing old = KeyRing.generate();
        KeyRing openOnly = old.withNextKey();
        KeyRing turned = openOnly.withActive(openOnly.ids().get(1));
        assertEquals(turned.ids(), turned.withActive(openOnly.ids().get(1)).ids(), "tried again");
        assertThrows(IllegalArgumentException.class, () -> openOnly.withActive("00000000"));
        byte[] early = new Seal(openOnly).seal(Seal.Label.TICKET, Tickets.nonce(), NOTHING, NOTHING);
        byte[] late = new Seal(turned).seal(Seal.Label.TICKET, Tickets.nonce(), NOTHING, NOTHING);

        for (KeyRing phase : List.of(openOnly, turned)) {
            assertInstanceOf(Seal.Opened.Plain.class, new Seal(phase).open(Seal.Label.TICKET, NOTHING, early));
            assertInstanceOf(Seal.Opened.Plain.class, new Seal(phase).open(Seal.Label.TICKET, NOTHING, late));
        }
        assertInstanceOf(Seal.Opened.Plain.class, new Seal(old).open(Seal.Label.TICKET, NOTHING, early));
        KeyRing retired = turned.without(old.ids().get(0));
        assertInstanceOf(Seal.Opened.UnknownKey.class, new Seal(retired).open(Seal.Label.TICKET, NOTHING, early));
    }

    @Test
    @DisplayName("never drops the key that seals")
    void keepsTheActiveKey() {
        KeyRing ring = KeyRing.generate().withNextKey();
        assertThrows(
                IllegalArgumentException.class, () -> ring.without(ring.ids().get(0)));
        assertThrows(IllegalArgumentException.class, () -> ring.without("ffffffff"));
        assertTrue(ring.without(ring.ids().get(1)).ids().equals(ring.ids().subList(0, 1)));
    }
}
