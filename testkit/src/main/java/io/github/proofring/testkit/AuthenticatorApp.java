package io.github.proofring.testkit;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;

/**
 * An authenticator app on a phone: scans a QR code and shows codes. It shares no code with what it tests: it reads the otpauth
 * URI, the Base32 and the picture in its own way and computes codes as RFC 6238 defines them. Immutable.
 */
public final class AuthenticatorApp {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /**
     * How large the picture is looked at, against what it is. A phone tries every frame of a hand that moves; zxing misses one
     * clean picture in fifty at one size, and of 1,500 it missed two at all of these.
     */
    private static final double[] DISTANCES = {1, 1.5, 2, 0.75, 1.25, 3, 0.5};

    private final String issuer;
    private final String account;
    private final byte[] key;
    private final String algorithm;
    private final int digits;
    private final long period;

    private AuthenticatorApp(String label, Map<String, String> parameters) {
        int colon = label.indexOf(':');
        this.issuer = parameters.getOrDefault("issuer", colon < 0 ? "" : label.substring(0, colon));
        this.account = label.substring(colon + 1).strip();
        this.key = base32(parameters.getOrDefault("secret", ""));
        if (key.length == 0) {
            throw new IllegalArgumentException("the otpauth URI has no secret");
        }
        this.algorithm = parameters.getOrDefault("algorithm", "SHA1");
        this.digits = positive("digits", parameters.getOrDefault("digits", "6"));
        this.period = positive("period", parameters.getOrDefault("period", "30"));
    }

    /**
     * Scans the QR code in a picture.
     *
     * @param picture a PNG, or what else {@link ImageIO} reads, such as a screenshot of a page
     * @throws IllegalArgumentException if there is no QR code in it, or none of an authenticator app
     */
    public static AuthenticatorApp scan(byte[] picture) {
        return fromUri(readQrCode(picture));
    }

    /**
     * Adds what an {@code otpauth://totp/} URI says, as a phone does when its owner taps the link.
     *
     * @throws IllegalArgumentException if it is another URI, has no secret, or a number that is none; the message does not
     *     quote it
     */
    public static AuthenticatorApp fromUri(String uri) {
        URI parsed;
        try {
            parsed = new URI(uri);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no URI, from character " + (e.getIndex() + 1) + " on");
        }
        if (!"otpauth".equals(parsed.getScheme()) || !"totp".equals(parsed.getHost())) {
            throw new IllegalArgumentException("not an otpauth://totp/ URI");
        }
        Map<String, String> parameters = new HashMap<>();
        String query = parsed.getRawQuery() == null ? "" : parsed.getRawQuery();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return new AuthenticatorApp(parsed.getPath().replaceFirst("^/", ""), parameters);
    }

    private static int positive(String name, String number) {
        if (!number.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(name + " is no positive number");
        }
        return Integer.parseInt(number);
    }

    /** The text of the QR code in a picture. */
    private static String readQrCode(byte[] picture) {
        BufferedImage image = decode(picture);
        // First as a picture of nothing but the code, which needs no searching.
        Optional<String> text = read(image, DecodeHintType.PURE_BARCODE);
        for (int i = 0; text.isEmpty() && i < DISTANCES.length; i++) {
            text = read(scaled(image, DISTANCES[i]), DecodeHintType.TRY_HARDER);
        }
        return text.orElseThrow(
                () -> new IllegalArgumentException("there is no QR code in this picture that can be read"));
    }

    private static Optional<String> read(BufferedImage image, DecodeHintType way) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(way, true))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage decode(byte[] picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            if (image == null) {
                throw new IllegalArgumentException("these " + picture.length + " bytes are no picture");
            }
            return image;
        } catch (IOException e) {
            throw new IllegalArgumentException("this picture is damaged", e);
        }
    }

    private static BufferedImage scaled(BufferedImage image, double factor) {
        int width = Math.max(1, (int) (image.getWidth() * factor));
        int height = Math.max(1, (int) (image.getHeight() * factor));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        // Whatever is transparent lies on paper.
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return scaled;
    }

    /** Who the app says the account is with. */
    public String issuer() {
        return issuer;
    }

    /** Which account there. */
    public String account() {
        return account;
    }

    /** The secret in Base32, as the app's owner would copy it into another app. */
    public String secret() {
        StringBuilder text = new StringBuilder();
        String bits = new BigInteger(1, key).toString(2);
        bits = "0".repeat(key.length * 8 - bits.length()) + bits;
        for (int i = 0; i < bits.length(); i += 5) {
            String five = (bits.substring(i, Math.min(i + 5, bits.length())) + "0000").substring(0, 5);
            text.append(BASE32.charAt(Integer.parseInt(five, 2)));
        }
        return text.toString();
    }

    /** The code that the app shows at this time. */
    public String code(Instant time) {
        long step = Math.floorDiv(time.getEpochSecond(), period);
        try {
            Mac hmac = Mac.getInstance("Hmac" + algorithm);
            hmac.init(new SecretKeySpec(key, "RAW"));
            byte[] hash =
                    hmac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0x0f;
            byte[] four = Arrays.copyOfRange(hash, offset, offset + 4);
            four[0] &= 0x7f;
            BigInteger code = new BigInteger(1, four).mod(BigInteger.TEN.pow(digits));
            return String.format(Locale.ROOT, "%0" + digits + "d", code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no Hmac" + algorithm, e);
        }
    }

    private static byte[] base32(String text) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int value = BASE32.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("the secret has a character that is not Base32 at " + i);
            }
            bits.append(Integer.toBinaryString(value | 32), 1, 6);
        }
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        return bytes;
    }

    /** Whose codes these are, without the secret. */
    @Override
    public String toString() {
        return "AuthenticatorApp[" + issuer + ":" + account + "]";
    }
}
