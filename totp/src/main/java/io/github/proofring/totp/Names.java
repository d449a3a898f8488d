package io.github.proofring.totp;

/** Issuers and accounts as people see them in a list: what would make one look like another is found here. */
final class Names {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    /** Hangul fillers, the braille pattern without dots, the grapheme joiner, the inherent vowels of Khmer. */
    private static final String BLANK = "\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5";

    private Names() {}

    /**
     * Controls, lone surrogates, line breaks, and the format characters, which do not show: marks that turn the writing
     * direction, spaces without width, hyphens that come and go. And the letters and symbols that are blank by design, such as
     * the Hangul fillers. The two joiners and the variation selectors stay, as scripts and emoji need them.
     */
    static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> codePoint != ZERO_WIDTH_NON_JOINER && codePoint != ZERO_WIDTH_JOINER;
            case Character.UNASSIGNED -> isReservedForFormat(codePoint);
            default -> BLANK.indexOf(codePoint) >= 0;
        };
    }

    /** Default_Ignorable_Code_Point of the Unicode Character Database: drawn as nothing until they are given a meaning. */
    private static boolean isReservedForFormat(int codePoint) {
        return codePoint == 0x2065
                || (codePoint >= 0xfff0 && codePoint <= 0xfff8)
                || (codePoint >= 0xe0000 && codePoint <= 0xe0fff);
    }

    static boolean hasHidden(String name) {
        return name.codePoints().anyMatch(Names::isHidden);
    }

    static String withoutHidden(String name) {
        return name.codePoints()
                .filter(codePoint -> !isHidden(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Without spaces of any kind at its ends, the unbreakable ones among them. */
    static String stripped(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isSpace(name.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
