package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.CodeMessage;
import io.github.proofring.registry.spi.Message;
import java.time.Duration;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Attacks on wording")
class WordingAttackTest {
    private static final CodeMessage CODE = new CodeMessage(
            "AAAAAAAAAAAAAAAAAAAAAA",
            "012345",
            Purpose.SIGN_IN,
            Optional.empty(),
            Duration.ofMinutes(10),
            Locale.ENGLISH);

    private static Wording saying(String key, String sentence) {
        return Wording.of(new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {{key, sentence}};
            }
        });
    }

    private static Message call(Wording wording) {
        PhoneCodes calls =
                PhoneCodes.byCall("Example", PhonePolicy.typedIn("GB")).withWording(wording);
        return calls.write(((Addressed.At) calls.read("020 7946 0018")).state(), CODE);
    }

    @Test
    @DisplayName("C1: an apostrophe in an application's own sentence does not swallow the code")
    void apostrophe() {
        Wording french = Wording.of(new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {
                    {"voice.code", "Voici l'un de vos codes {0} : {1}."},
                    {"voice.again", "Encore une fois, c'est : {1}."}
                };
            }
        });
        String said = call(french).text();
        assertTrue(said.contains("0, 1, 2, 3, 4, 5"), said);
    }

    @Test
    @DisplayName(
            "C2: a pattern that cannot be read is found when the wording is made, not when the first message with it is due")
    void brokenPattern() {
        boolean refused = false;
        Wording broken = Wording.standard();
        try {
            broken = saying("approves.operation.change-billing", "Changes {billing}.");
        } catch (IllegalArgumentException early) {
            refused = true;
        }
        if (!refused) {
            CodeMessage stepUp = new CodeMessage(
                    CODE.messageId(),
                    CODE.code(),
                    Purpose.STEP_UP,
                    Optional.of(new Operation("change-billing")),
                    CODE.life(),
                    Locale.ENGLISH);
            PhoneCodes calls =
                    PhoneCodes.byCall("Example", PhonePolicy.typedIn("GB")).withWording(broken);
            calls.write(((Addressed.At) calls.read("020 7946 0018")).state(), stepUp);
        }
    }
}
