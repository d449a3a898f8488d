package io.github.proofring.totp;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a matrix of modules as a PNG (RFC 2083) of one bit per pixel, greyscale: 0 is black, 1 is white. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png() {}

    static byte[] write(ByteMatrix matrix, int scale) {
        int side = (matrix.getWidth() + 2 * QrCode.QUIET_ZONE) * scale;
        byte[] header = ByteBuffer.allocate(13)
                .putInt(side)
                .putInt(side)
                .put((byte) 1) // bits per sample
                .put((byte) 0) // greyscale
                .array(); // and 0, the only value, for compression and filter method; 0 for no interlacing
        ByteArrayOutputStream png = new ByteArrayOutputStream(1024);
        png.writeBytes(SIGNATURE);
        writeChunk(png, "IHDR", header);
        writeChunk(png, "IDAT", deflate(scanlines(matrix, scale, side)));
        writeChunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    /** Each line is its filter type, 0 for none, and then its pixels, the leftmost in the highest bit. */
    private static byte[] scanlines(ByteMatrix matrix, int scale, int side) {
        int lineBytes = 1 + (side + 7) / 8;
        byte[] lines = new byte[lineBytes * side];
        byte[] line = new byte[lineBytes];
        for (int row = 0; row < side / scale; row++) {
            drawLine(matrix, row - QrCode.QUIET_ZONE, scale, line);
            for (int i = 0; i < scale; i++) {
                System.arraycopy(line, 0, lines, (row * scale + i) * lineBytes, lineBytes);
            }
        }
        return lines;
    }

    private static void drawLine(ByteMatrix matrix, int y, int scale, byte[] line) {
        Arrays.fill(line, 1, line.length, (byte) 0xff);
        if (y < 0 || y >= matrix.getHeight()) {
            return;
        }
        for (int x = 0; x < matrix.getWidth(); x++) {
            if (matrix.get(x, y) == 1) {
                int from = (x + QrCode.QUIET_ZONE) * scale;
                for (int pixel = from; pixel < from + scale; pixel++) {
                    line[1 + pixel / 8] &= (byte) ~(0x80 >> pixel % 8);
                }
            }
        }
    }

    private static byte[] deflate(byte[] lines) {
        // The fastest level: the file is below a kilobyte either way.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(lines);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
            byte[] buffer = new byte[1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void writeChunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] typeAndData = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 crc = new CRC32();
        crc.update(typeAndData);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(typeAndData);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
