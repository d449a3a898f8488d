package io.github.proofring.examples.authenticator;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads the QR code in a picture of a screen. */
final class Screenshot {
    private static final long MAX_BYTES = 32 << 20;

    /** More than any screen has; also of a picture that is scaled, so that one of few bytes cannot ask for all the memory. */
    private static final long MAX_PIXELS = 24_000_000;

    /** What screenshots are, and no more of what the runtime could read: the other readers fail in more ways. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif");

    /** zxing misses a clean picture in fifty at one size, and next to none at all of these. */
    private static final double[] SCALES = {1, 0.5, 1.5, 0.75, 2, 1.25};

    private Screenshot() {}

    /** @throws UnreadableException with what to tell the person */
    static String read(Path file) {
        BufferedImage image = image(file);
        for (double scale : SCALES) {
            if (scale * image.getWidth() * scale * image.getHeight() > MAX_PIXELS) {
                continue;
            }
            Optional<String> text = decode(scaled(image, scale));
            if (text.isPresent()) {
                return text.get();
            }
        }
        throw new UnreadableException(
                "There is no QR code in this picture that can be read. Try a larger one of the code alone.");
    }

    private static BufferedImage image(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UnreadableException("There is no such file, and it is no link or command either. Type help.");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new UnreadableException("This file is too large for a screenshot.");
            }
            try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
                Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
                if (!readers.hasNext()) {
                    throw new UnreadableException("This file is no picture.");
                }
                return image(readers.next(), in);
            }
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException("This picture is damaged or cannot be opened.");
        }
    }

    /** The size is asked for first: a few bytes can claim a picture larger than the memory. */
    private static BufferedImage image(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                throw new UnreadableException("Only PNG, JPEG and GIF pictures can be read.");
            }
            reader.setInput(in);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
                throw new UnreadableException("This picture is too large for a screenshot.");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static Optional<String> decode(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        LuminanceSource source =
                new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        // Also light on dark, as a terminal shows it that was told wrongly.
        return decode(source).or(() -> decode(source.invert()));
    }

    private static Optional<String> decode(LuminanceSource source) {
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage scaled(BufferedImage image, double factor) {
        int width = Math.max(1, (int) (image.getWidth() * factor));
        int height = Math.max(1, (int) (image.getHeight() * factor));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        // What is transparent is taken for white.
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return scaled;
    }
}
