package io.github.proofring.registry.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Attacks on the readers of addresses")
class AddressAttackTest {
    private static Optional<String> counted(String typed) {
        return EmailAddress.parse(typed).map(EmailAddress::budgetKey);
    }

    @Test
    @DisplayName("B1: one mailbox of the largest provider has one budget, not one for each place of a dot")
    void gmailDots() {
        assertEquals(counted("johnsmith@gmail.com"), counted("j.o.h.n.s.m.i.t.h@gmail.com"));
        assertEquals(counted("johnsmith@gmail.com"), counted("johnsmith@googlemail.com"));
    }

    @Test
    @DisplayName("B2: a domain with a dot behind it is the same domain")
    void trailingDot() {
        Optional<String> dotted = counted("jo@example.org.");
        assertTrue(dotted.isEmpty() || dotted.equals(counted("jo@example.org")), dotted.toString());
        Optional<String> wide = counted("jo@example.org\u3002");
        assertTrue(wide.isEmpty() || wide.equals(counted("jo@example.org")), wide.toString());
    }

    @Test
    @DisplayName("B3: upper case and lower case of one local part are one budget, in Greek too")
    void greekCase() {
        assertEquals(counted("οδοσ@example.org"), counted("ΟΔΟΣ@example.org"));
    }

    @Test
    @DisplayName("B4: 'invisible characters wherever they stand' are refused")
    void invisible() {
        List<String> taken = new ArrayList<>();
        for (int c : new int[] {0xFE0F, 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xE0100, 0x17B4, 0x180B}) {
            EmailAddress.parse("jo" + Character.toString(c) + "@example.org")
                    .ifPresent(address -> taken.add(Integer.toHexString(c)));
        }
        assertEquals(List.of(), taken);
    }

    @Test
    @DisplayName("B5: masked is at most 64 characters")
    void masked() {
        String domain = "a." + "b".repeat(63);
        EmailAddress.parse("jo@" + domain)
                .ifPresent(address -> assertTrue(address.masked().length() <= 64, address.masked()));
    }

    @Test
    @DisplayName("B6: no text throws")
    void fuzz() {
        String alphabet =
                "@@@..--xn--aé\u00df\u0130\u200d\u0301日本\u3002\uff0e\uff61\ud83d\ude00+%!#$'*/=?^_`{|}~ \t<(\"\\[]:;,1٣\u202e\ud800";
        Random random = new Random(7);
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(30);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String typed = i % 2 == 0 ? text.toString() : "a@" + text + ".org";
            try {
                EmailAddress.parse(typed).ifPresent(address -> {
                    address.masked();
                    address.budgetKey();
                    assertEquals(Optional.of(address), EmailAddress.parse(address.value()));
                });
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "threw on "
                                + typed.codePoints()
                                        .mapToObj(Integer::toHexString)
                                        .toList(),
                        e);
            }
        }
    }

    @Test
    @DisplayName("B6: no text throws as a number")
    void fuzzNumbers() {
        String alphabet = "++00123456789٣９ ()-./[]~x;=extphone-context:tel,#*\uff0b\u00ad\u202e\u2060";
        Random random = new Random(7);
        PhonePolicy[] policies = {PhonePolicy.international(), PhonePolicy.typedIn("GB"), PhonePolicy.typedIn("AR")};
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                policies[i % 3].read(text.toString(), i % 2 == 0 ? Channel.SMS : Channel.VOICE);
            } catch (RuntimeException e) {
                throw new AssertionError("threw on " + text, e);
            }
        }
        String[] rude = {
            ";phone-context=+1;", "tel:+1;phone-context=", ";isub=", "tel:;phone-context=+", "+", "++", "+;ext=1"
        };
        for (String text : rude) {
            policies[0].read(text, Channel.SMS);
        }
    }
}
