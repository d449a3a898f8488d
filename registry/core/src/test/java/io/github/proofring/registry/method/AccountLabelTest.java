package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.Secret;
import io.github.proofring.totp.Totp;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The name of an account in an authenticator app")
class AccountLabelTest {
    @Test
    @DisplayName("can be made of any text: every character there is, alone and between others, ends in a URI")
    void everyCharacter() {
        Secret secret = Secret.random(Algorithm.SHA1);
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String character = Character.toString(c);
            for (String name : new String[] {character, "a" + character + "b"}) {
                String label = AccountLabel.fitting("Example", name, Totp.standard());
                assertEquals(
                        label,
                        OtpauthUri.of("Example", label, secret, Totp.standard()).account());
            }
        }
    }
}
