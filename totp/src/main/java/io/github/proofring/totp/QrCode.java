package io.github.proofring.totp;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A QR code, to be shown as SVG, as PNG or in a terminal. It is made here: no AWT, no file, no other service that would
 * learn the secret.
 *
 * <p>Always dark on light with the quiet zone of four modules that ISO/IEC 18004 asks for, so that it reads on dark pages
 * too. Whoever sees the picture has the secret in it: show it over TLS, with {@code Cache-Control: no-store}, and put it in
 * no mail and no log. Immutable; safe for use by many threads.
 */
public final class QrCode {
    /** The light modules around the code on each side. */
    static final int QUIET_ZONE = 4;

    private static final int MAX_PIXELS = 8192;

    private final ByteMatrix matrix;

    private QrCode(ByteMatrix matrix) {
        this.matrix = matrix;
    }

    /**
     * The smallest QR code that holds a text.
     *
     * @param content not empty; up to {@link ErrorCorrection#maxBytes()} bytes if it is ASCII, as every otpauth URI is. Other
     *     text is written in UTF-8 and marked as such, which takes one byte of that room.
     * @throws IllegalArgumentException if it is empty, is no text (half a surrogate pair), or is too long; with the limit
     */
    public static QrCode of(String content, ErrorCorrection errorCorrection) {
        return of(content, errorCorrection, Map.of());
    }

    /** With more hints: to find the best of the eight masks takes most of the time, and a test of thousands names one. */
    static QrCode of(String content, ErrorCorrection errorCorrection, Map<EncodeHintType, ?> more) {
        Objects.requireNonNull(errorCorrection);
        int bytes = utf8Length(content);
        boolean ascii = bytes == content.length();
        int limit = ascii ? errorCorrection.maxBytes() : errorCorrection.maxBytes() - 1;
        if (bytes > limit) {
            throw new IllegalArgumentException("A QR code with error correction " + errorCorrection + " holds " + limit
                    + " bytes, the content has " + bytes);
        }
        // Without the hint there is no mark of the character set, which some scanners stumble over and ASCII does not
        // need.
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.putAll(more);
        if (!ascii) {
            hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        }
        try {
            return new QrCode(
                    Encoder.encode(content, errorCorrection.level(), hints).getMatrix());
        } catch (WriterException e) {
            throw new IllegalStateException("The QR encoder refused a content of a length that fits", e);
        }
    }

    private static int utf8Length(String content) {
        if (content.isEmpty()) {
            throw new IllegalArgumentException("A QR code needs some content");
        }
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(content))
                    .remaining();
        } catch (CharacterCodingException e) {
            // Without the cause: nothing of the content shall leave in a stack trace.
            throw new IllegalArgumentException("The content is no text: it has half of a surrogate pair");
        }
    }

    /**
     * The modules on each side, quiet zone included: the fewest pixels that {@link #png} can be asked for, and the fewest
     * columns that {@link #terminalText} can.
     */
    public int modules() {
        return matrix.getWidth() + 2 * QUIET_ZONE;
    }

    /**
     * The code as one SVG element, for a page or a file: white ground, one black path on whole modules, ASCII only, no
     * style and no script, so that a strict content security policy lets it be. It has no ids, so any number of codes can
     * stand on one page.
     *
     * @param pixels width and height in CSS pixels, from 1 to 8,192; style sheets can override it, since it scales
     * @param title what screen readers say and browsers show on hover, such as "QR code for your authenticator app"; any
     *     text, escaped here, with a space for each control character and whatever else XML cannot hold
     * @throws IllegalArgumentException for another size, or a blank title
     */
    public String svg(int pixels, String title) {
        refuseSvg(pixels, title);
        return Svg.write(matrix, pixels, title, "");
    }

    /**
     * The code as {@link #svg(int, String)} gives it, with a description for those who do not see it. Both are the first
     * children of the element, where SVG-AAM 1.0 takes its accessible name and description from, and Chromium 156 does;
     * {@code aria-labelledby} would need ids, which clash when one code is twice on a page.
     *
     * @param description what screen readers say after the title, such as "If you cannot scan it, type the key below"; any
     *     text, escaped as the title is. Whoever listens in hears it, and the key does not belong into it.
     * @throws IllegalArgumentException for another size, or a blank title or description
     */
    public String svg(int pixels, String title, String description) {
        refuseSvg(pixels, title);
        if (description.isBlank()) {
            throw new IllegalArgumentException("The description is blank; a picture without one is svg(pixels, title)");
        }
        return Svg.write(matrix, pixels, title, description);
    }

    private static void refuseSvg(int pixels, String title) {
        refuseSize(pixels, 1);
        if (title.isBlank()) {
            throw new IllegalArgumentException("The picture needs a title for those who do not see it");
        }
    }

    /**
     * The code as a PNG file with one bit per pixel. Every module is the same whole number of pixels, as many as fit, so the
     * picture is the largest multiple of {@link #modules()} that is not larger than asked for: 300 gives 294 for a code of
     * 49 modules.
     *
     * @param pixels the most that width and height may be, from {@link #modules()} to 8,192
     * @throws IllegalArgumentException for another size, with the smallest
     */
    public byte[] png(int pixels) {
        refuseSize(pixels, modules());
        return Png.write(matrix, pixels / modules());
    }

    /**
     * The code as a PNG file, as {@link #png} gives it, by the size of its modules instead of its own: for print, or for a
     * row of codes that shall look alike whatever they hold.
     *
     * @param pixelsPerModule width and height of a module, at least 1; the picture is {@link #modules()} times as wide,
     *     which may be up to 8,192 pixels
     * @throws IllegalArgumentException for another size, with the largest
     */
    public byte[] pngByModuleSize(int pixelsPerModule) {
        int largest = MAX_PIXELS / modules();
        if (pixelsPerModule < 1 || pixelsPerModule > largest) {
            throw new IllegalArgumentException("The modules of this QR code can be drawn from 1 to " + largest
                    + " pixels wide, not " + pixelsPerModule + ": it has " + modules()
                    + " on a side, and a picture up to "
                    + MAX_PIXELS + " pixels");
        }
        return Png.write(matrix, pixelsPerModule);
    }

    /**
     * The code as text for a terminal, of half blocks: a column is one module wide, a line two modules high. All lines are
     * {@link #modules()} columns wide and end with a line feed. The quiet zone is part of it. At {@link ErrorCorrection#LOW}
     * up to 425 bytes of ASCII fit the usual 80 columns; an otpauth URI of 110 to 134 takes 49.
     *
     * <p>What prints it must write Unicode (UTF-8, or a code page with the block elements U+2580, U+2584 and U+2588), and
     * the terminal must show a block in one column and leave no gap between lines.
     *
     * @param columns how wide the terminal is; usually 80
     * @throws IllegalArgumentException if the code is wider, with the columns that it needs
     */
    public String terminalText(int columns, TerminalBackground background) {
        Objects.requireNonNull(background);
        if (columns < modules()) {
            throw new IllegalArgumentException("This QR code needs a terminal of " + modules() + " columns, not "
                    + columns + ": widen it, take a lower error correction, or shorten the content");
        }
        return TerminalText.write(matrix, background);
    }

    private static void refuseSize(int pixels, int smallest) {
        if (pixels < smallest || pixels > MAX_PIXELS) {
            throw new IllegalArgumentException(
                    "This QR code can be drawn from " + smallest + " to " + MAX_PIXELS + " pixels wide, not " + pixels);
        }
    }

    /** Tells the size only. */
    @Override
    public String toString() {
        return "QrCode[" + modules() + " modules, content redacted]";
    }
}
