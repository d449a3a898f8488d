package io.github.proofring.totp;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.Decoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Reads our pictures as others do: PNG by the platform, QR codes by zxing's reader. */
final class Pictures {
    private static final Pattern VIEW_BOX = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
    private static final Pattern PATH = Pattern.compile("<path fill=\"#000\" d=\"([^\"]*)\"/>");
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    private Pictures() {}

    static BufferedImage decode(byte[] png) {
        try {
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String contentOf(byte[] png) {
        return contentOf(decode(png));
    }

    static String contentOf(BufferedImage image) {
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, image.getHeight(), pixels);
        try {
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new GlobalHistogramBinarizer(source)),
                            Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("zxing cannot read the picture", e);
        }
    }

    static String contentOf(String svg) {
        BitMatrix drawn = draw(svg);
        int quiet = QrCode.QUIET_ZONE;
        BitMatrix code = new BitMatrix(drawn.getWidth() - 2 * quiet);
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                if (drawn.get(x, y)) {
                    code.set(x - quiet, y - quiet); // throws if the quiet zone is not quiet
                }
            }
        }
        try {
            return new Decoder().decode(code).getText();
        } catch (ReaderException e) {
            throw new AssertionError("zxing cannot read the SVG", e);
        }
    }

    /** The modules that an SVG of ours paints black; everything in its path must be a run that we know. */
    static BitMatrix draw(String svg) {
        Matcher box = find(VIEW_BOX, svg);
        BitMatrix drawn = new BitMatrix(Integer.parseInt(box.group(1)), Integer.parseInt(box.group(2)));
        String path = find(PATH, svg).group(1);
        Matcher run = RUN.matcher(path);
        int end = 0;
        while (run.find()) {
            if (run.start() != end || !run.group(3).equals(run.group(4))) {
                throw new AssertionError("not a run: " + path.substring(end));
            }
            end = run.end();
            drawn.setRegion(
                    Integer.parseInt(run.group(1)), Integer.parseInt(run.group(2)), Integer.parseInt(run.group(3)), 1);
        }
        if (end != path.length()) {
            throw new AssertionError("more than runs: " + path.substring(end));
        }
        return drawn;
    }

    private static Matcher find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern);
        }
        return matcher;
    }
}
