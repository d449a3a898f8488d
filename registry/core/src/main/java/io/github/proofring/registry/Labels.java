package io.github.proofring.registry;

import java.util.Collection;
import java.util.stream.IntStream;

/** What people and verifiers may call a method. */
final class Labels {
    private static final int LONGEST = 64;

    private Labels() {}

    static boolean isLabel(String label) {
        return isLine(label, LONGEST);
    }

    /** Whether it has 1 to so many characters, on one line, and not blanks alone. */
    static boolean isLine(String text, int most) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= most
                && text.codePoints().allMatch(Labels::isOnOneLine);
    }

    /** As much of a text as a label may have, without what does not stand on a line. */
    static String line(String text) {
        int[] codePoints =
                text.codePoints().filter(Labels::isOnOneLine).limit(LONGEST).toArray();
        return new String(codePoints, 0, codePoints.length).strip();
    }

    /** Half a surrogate pair is no character, and would be stored as another. */
    private static boolean isOnOneLine(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** As much of a name as a label may have. */
    static String cut(String name) {
        return first(name, LONGEST);
    }

    /** A name that none of the taken ones is, so that a person can tell twins apart: with a number, from 2 on. */
    static String unlike(Collection<String> taken, String name) {
        return taken.contains(name)
                ? IntStream.iterate(2, number -> number + 1)
                        .mapToObj(number -> shortened(name) + " " + number)
                        .filter(numbered -> !taken.contains(numbered))
                        .findFirst()
                        .orElseThrow()
                : name;
    }

    /** With room for a space and a number. */
    private static String shortened(String name) {
        return first(name, LONGEST - 4);
    }

    private static String first(String name, int most) {
        int[] codePoints = name.codePoints().limit(most).toArray();
        return new String(codePoints, 0, codePoints.length);
    }
}
