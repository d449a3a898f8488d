package io.github.proofring.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The phone's authenticator app")
class AuthenticatorAppTest {
    /** The seeds of RFC 6238, appendix B, as erratum 2866 has them. */
    private static final String TWENTY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final String THIRTY_TWO = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA";

    private static final String SIXTY_FOUR = TWENTY.repeat(3) + "GEZDGNA";

    @ParameterizedTest
    @CsvSource({
        "SHA1,          59, 94287082",
        "SHA1,  1111111109, 07081804",
        "SHA1, 20000000000, 65353130",
        "SHA256,        59, 46119246",
        "SHA256, 20000000000, 77737706",
        "SHA512,        59, 90693936",
        "SHA512, 20000000000, 47863826"
    })
    @DisplayName("RFC 6238, appendix B: shows the codes of the table")
    void vectors(String algorithm, long seconds, String code) {
        String secret = switch (algorithm) {
            case "SHA1" -> TWENTY;
            case "SHA256" -> THIRTY_TWO;
            default -> SIXTY_FOUR;
        };
        AuthenticatorApp app = AuthenticatorApp.fromUri(
                "otpauth://totp/Bank:ada?digits=8&algorithm=" + algorithm + "&secret=" + secret);
        assertEquals(code, app.code(Instant.ofEpochSecond(seconds)));
        assertEquals(secret, app.secret());
    }

    @Test
    @DisplayName("takes SHA-1, six digits and 30 seconds where the URI says nothing, and what it says otherwise")
    void defaults() {
        String start = "otpauth://totp/Big%20Bank:ada%40x.org?secret=" + TWENTY;
        AuthenticatorApp app = AuthenticatorApp.fromUri(start);
        assertEquals("Big Bank", app.issuer());
        assertEquals("ada@x.org", app.account());
        assertEquals("287082", app.code(Instant.ofEpochSecond(59)));
        assertEquals("287082", AuthenticatorApp.fromUri(start + "&period=60").code(Instant.ofEpochSecond(60)));
        assertEquals("AuthenticatorApp[Big Bank:ada@x.org]", app.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "otpauth://hotp/Bank:ada?secret=" + TWENTY,
                "otpauth://totp/Bank:ada",
                "otpauth://totp/Bank:ada?secret",
                "otpauth://totp/Bank:ada?issuer=Bank",
                "otpauth://totp/Bank:ada?secret=0189",
                "otpauth://totp?issuer=Bank",
                "otpauth://totp/Bank:ada?secret=",
                "otpauth://totp/Bank:ada?secret=" + TWENTY + "&period=0",
                "otpauth://totp/Bank:ada?secret=" + TWENTY + "&digits=six",
                "otpauth://totp/Bank: ada?secret=" + TWENTY,
                "not a URI"
            })
    @DisplayName("refuses what is no otpauth URI with a secret")
    void refused(String uri) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> AuthenticatorApp.fromUri(uri));
        assertFalse(String.valueOf(e.getMessage()).contains(TWENTY));
    }

    @Test
    @DisplayName("finds the QR code anywhere in a screenshot")
    void screenshot() throws WriterException, IOException {
        String uri = "otpauth://totp/Bank:ada?secret=" + TWENTY + "&issuer=Bank";
        BitMatrix code = new QRCodeWriter().encode(uri, BarcodeFormat.QR_CODE, 250, 250);
        BufferedImage page = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(new Color(0xf0f0f5));
        graphics.fillRect(0, 0, 900, 700);
        graphics.dispose();
        for (int y = 0; y < 250; y++) {
            for (int x = 0; x < 250; x++) {
                page.setRGB(431 + x, 217 + y, code.get(x, y) ? 0x000000 : 0xffffff);
            }
        }
        assertEquals(TWENTY, AuthenticatorApp.scan(png(page)).secret());
    }

    @Test
    @DisplayName("says so when there is no code in the picture, or no picture")
    void nothingToScan() throws IOException {
        byte[] blank = png(new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB));
        assertThrows(IllegalArgumentException.class, () -> AuthenticatorApp.scan(blank));
        byte[] noPicture = "no picture".getBytes(StandardCharsets.US_ASCII);
        assertThrows(IllegalArgumentException.class, () -> AuthenticatorApp.scan(noPicture));
        byte[] cut = java.util.Arrays.copyOf(blank, 40);
        assertThrows(IllegalArgumentException.class, () -> AuthenticatorApp.scan(cut));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
