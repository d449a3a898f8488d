package io.github.proofring.totp;

import com.google.zxing.qrcode.encoder.ByteMatrix;

/**
 * Writes a matrix of modules with half blocks (Unicode block elements): a character cell of a terminal is about twice as
 * high as wide, so one cell is two modules, one above the other, and the modules come out square.
 */
final class TerminalText {
    /** Nothing, the lower half, the upper half, both. */
    private static final char[] BLOCKS = {' ', '\u2584', '\u2580', '\u2588'};

    private TerminalText() {}

    static String write(ByteMatrix matrix, TerminalBackground background) {
        boolean inkIsDark = background == TerminalBackground.LIGHT;
        int side = matrix.getWidth() + 2 * QrCode.QUIET_ZONE;
        StringBuilder text = new StringBuilder((side + 1) * (side + 1) / 2);
        // The side of every QR code is odd, so the last line has a fifth light row below the quiet zone.
        for (int y = 0; y < side; y += 2) {
            for (int x = 0; x < side; x++) {
                int upper = isDark(matrix, x, y) == inkIsDark ? 2 : 0;
                int lower = isDark(matrix, x, y + 1) == inkIsDark ? 1 : 0;
                text.append(BLOCKS[upper + lower]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Everything around the code is light. */
    private static boolean isDark(ByteMatrix matrix, int x, int y) {
        int column = x - QrCode.QUIET_ZONE;
        int row = y - QrCode.QUIET_ZONE;
        return column >= 0
                && column < matrix.getWidth()
                && row >= 0
                && row < matrix.getHeight()
                && matrix.get(column, row) == 1;
    }
}
