package io.github.proofring.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A passkey in software")
class SoftwarePasskeyTest {
    private static final HexFormat HEX = HexFormat.of();

    /** W3C WebAuthn Level 3, commit 146d0db0, Test Vectors, CTAP2 hmac-secret: authenticator_cred_random. */
    private static final byte[] SECRET =
            HEX.parseHex("437e065e723a98b2f08f39d8baf7c53ecb3c363c5e5104bdaaf5d5ca2e028154");

    @ParameterizedTest
    @CsvSource({
        // prf_eval_first and prf_results_first, prf_eval_second and prf_results_second
        "576562417574686e20505246207465737420766563746f727302,3c33e07d202c3b029cc21f1722767021bf27d595933b3d2b6a1b9d5dddc77fae",
        "576562417574686e20505246207465737420766563746f727303,a62a8773b19cda90d7ed4ef72a80a804320dbd3997e2f663805ad1fd3293d50b"
    })
    @DisplayName("evaluates prf as the specification's vectors have it")
    void prf(String input, String result) {
        assertArrayEquals(HEX.parseHex(result), SoftwarePasskey.prf(SECRET, HEX.parseHex(input)));
    }
}
