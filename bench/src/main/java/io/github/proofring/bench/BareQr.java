package io.github.proofring.bench;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The least that pictures of a QR code cost with zxing's matrix, all eight masks tried: for the bounds alone. */
final class BareQr {
    private static final int QUIET = 4;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private BareQr() {}

    static ByteMatrix matrix(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One bit for each pixel. */
    static byte[] png(ByteMatrix matrix, int pixels) {
        int size = matrix.getWidth();
        int scale = pixels / (size + 2 * QUIET);
        int side = (size + 2 * QUIET) * scale;
        int width = 1 + (side + 7) / 8;
        byte[] lines = new byte[width * side];
        byte[] line = new byte[width];
        for (int row = -QUIET; row < size + QUIET; row++) {
            Arrays.fill(line, 1, width, (byte) 0xff);
            for (int x = 0; row >= 0 && row < size && x < size; x++) {
                if (matrix.get(x, row) == 1) {
                    int from = (x + QUIET) * scale;
                    for (int pixel = from; pixel < from + scale; pixel++) {
                        line[1 + pixel / 8] &= (byte) ~(0x80 >> pixel % 8);
                    }
                }
            }
            for (int i = 0; i < scale; i++) {
                System.arraycopy(line, 0, lines, ((row + QUIET) * scale + i) * width, width);
            }
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(lines);
        deflater.finish();
        byte[] packed = new byte[8192];
        int length = deflater.deflate(packed);
        deflater.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 64);
        out.writeBytes(SIGNATURE);
        byte[] header =
                ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 1).array();
        chunk(out, "IHDR", header, header.length);
        chunk(out, "IDAT", packed, length);
        chunk(out, "IEND", header, 0);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** One path, with a rectangle for each run of dark modules. */
    static String svg(ByteMatrix matrix, int pixels) {
        int size = matrix.getWidth();
        StringBuilder text = new StringBuilder(8192)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(pixels)
                .append("\" height=\"")
                .append(pixels)
                .append("\" viewBox=\"-4 -4 ")
                .append(size + 2 * QUIET)
                .append(' ')
                .append(size + 2 * QUIET)
                .append("\"><path fill=\"#fff\" d=\"M-4-4h99v99h-99z\"/><path d=\"");
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int from = x;
                while (x < size && matrix.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    text.append('M')
                            .append(from)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(x - from)
                            .append("v1h-")
                            .append(x - from)
                            .append('z');
                }
            }
        }
        return text.append("\"/></svg>").toString();
    }

    /** Two modules in a character. */
    static String terminal(ByteMatrix matrix) {
        int size = matrix.getWidth();
        int all = size + 2 * QUIET;
        StringBuilder text = new StringBuilder((all + 1) * (all + 1) / 2);
        for (int y = -QUIET; y < size + QUIET; y += 2) {
            for (int x = -QUIET; x < size + QUIET; x++) {
                boolean upper = light(matrix, x, y);
                boolean lower = light(matrix, x, y + 1);
                text.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static boolean light(ByteMatrix matrix, int x, int y) {
        int size = matrix.getWidth();
        return x < 0 || y < 0 || x >= size || y >= size || matrix.get(x, y) == 0;
    }
}
