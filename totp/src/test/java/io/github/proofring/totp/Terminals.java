package io.github.proofring.totp;

import java.awt.image.BufferedImage;
import java.util.List;

/** Shows text of half blocks as a terminal does, in cells twice as high as wide; knows nothing of QR codes. */
final class Terminals {
    private Terminals() {}

    /**
     * A picture of the whole terminal.
     *
     * @param scale the width of a cell and half its height, in pixels
     * @param margin the empty cells around the text
     */
    static BufferedImage show(String text, TerminalBackground background, int scale, int margin) {
        List<String> lines = text.lines().toList();
        int columns = lines.get(0).length();
        int width = (columns + 2 * margin) * scale;
        int height = (lines.size() + 2 * margin) * 2 * scale;
        BufferedImage screen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        boolean dark = background == TerminalBackground.DARK;
        fill(screen, 0, 0, width, height, dark ? 0x1a1a1a : 0xffffff);
        int ink = dark ? 0xd8d8d8 : 0x222222;
        for (int row = 0; row < lines.size(); row++) {
            for (int column = 0; column < columns; column++) {
                int x = (margin + column) * scale;
                int y = (margin + row) * 2 * scale;
                switch (lines.get(row).charAt(column)) {
                    case ' ' -> {}
                    case '\u2580' -> fill(screen, x, y, scale, scale, ink);
                    case '\u2584' -> fill(screen, x, y + scale, scale, scale, ink);
                    case '\u2588' -> fill(screen, x, y, scale, 2 * scale, ink);
                    default -> throw new AssertionError("not a half block: " + lines.get(row));
                }
            }
        }
        return screen;
    }

    private static void fill(BufferedImage image, int left, int top, int width, int height, int colour) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                image.setRGB(x, y, colour);
            }
        }
    }
}
