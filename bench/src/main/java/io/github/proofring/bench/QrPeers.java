package io.github.proofring.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.samstevens.totp.exceptions.QrGenerationException;
import dev.samstevens.totp.qr.QrData;
import dev.samstevens.totp.qr.ZxingPngQrGenerator;
import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The other ways to a PNG, each as its own documentation shows it. */
final class QrPeers {
    static final int PIXELS = 300;

    private QrPeers() {}

    static byte[] zxing(String uri) {
        try {
            BitMatrix matrix = new QRCodeWriter().encode(uri, BarcodeFormat.QR_CODE, PIXELS, PIXELS);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(matrix, "PNG", out);
            return out.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] javaTotp(String account, String base32) {
        QrData data = new QrData.Builder()
                .label(account)
                .secret(base32)
                .issuer(QrUris.ISSUER)
                .digits(6)
                .period(30)
                .build();
        ZxingPngQrGenerator generator = new ZxingPngQrGenerator();
        generator.setImageSize(PIXELS);
        try {
            return generator.generate(data);
        } catch (QrGenerationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As toImage of its demonstration. */
    static byte[] nayuki(String uri) {
        QrCode code = QrCode.encodeText(uri, QrCode.Ecc.LOW);
        int border = 4;
        int scale = PIXELS / (code.size + 2 * border);
        int side = (code.size + 2 * border) * scale;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, code.getModule(x / scale - border, y / scale - border) ? 0x000000 : 0xffffff);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
