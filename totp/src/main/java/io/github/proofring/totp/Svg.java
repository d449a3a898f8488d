package io.github.proofring.totp;

import com.google.zxing.qrcode.encoder.ByteMatrix;

/** Writes a matrix of modules as SVG 1.1, one unit per module. */
final class Svg {
    private Svg() {}

    /** With an empty description, none is written. */
    static String write(ByteMatrix matrix, int pixels, String title, String description) {
        int side = matrix.getWidth() + 2 * QrCode.QUIET_ZONE;
        StringBuilder svg = new StringBuilder(8192);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
                .append(pixels);
        svg.append("\" height=\"")
                .append(pixels)
                .append("\" viewBox=\"0 0 ")
                .append(side)
                .append(' ')
                .append(side);
        svg.append("\" shape-rendering=\"crispEdges\"><title>");
        appendEscaped(svg, title);
        svg.append("</title>");
        if (!description.isEmpty()) {
            svg.append("<desc>");
            appendEscaped(svg, description);
            svg.append("</desc>");
        }
        svg.append("<rect width=\"").append(side).append("\" height=\"").append(side);
        svg.append("\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
        for (int y = 0; y < matrix.getHeight(); y++) {
            appendRow(svg, matrix, y);
        }
        return svg.append("\"/></svg>").toString();
    }

    /** One rectangle for each run of dark modules: a rectangle per module would be three times as long. */
    private static void appendRow(StringBuilder svg, ByteMatrix matrix, int y) {
        int x = 0;
        while (x < matrix.getWidth()) {
            int start = x;
            while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                x++;
            }
            int run = x - start;
            if (run > 0) {
                svg.append('M').append(start + QrCode.QUIET_ZONE).append(' ').append(y + QrCode.QUIET_ZONE);
                svg.append('h').append(run).append("v1h-").append(run).append('z');
            }
            x++;
        }
    }

    /**
     * As character references, so that no charset of a page or file garbles it. What XML cannot hold becomes a space, and
     * so does what only HTML cannot: it reads a reference to U+0085 as an ellipsis.
     */
    private static void appendEscaped(StringBuilder svg, String text) {
        text.codePoints().forEach(c -> {
            boolean noCharacter = (c & 0xfffe) == 0xfffe || Character.getType(c) == Character.SURROGATE;
            if (Character.isISOControl(c) || noCharacter) {
                svg.append(' ');
            } else if (c > '~' || "<>&\"'".indexOf(c) >= 0) {
                svg.append("&#").append(c).append(';');
            } else {
                svg.append((char) c);
            }
        });
    }
}
