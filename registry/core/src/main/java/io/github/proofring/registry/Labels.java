package io.github.proofring.registry;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.IntStream;

/** What people and verifiers may call a method. */
final class Labels {
    private static final int LONGEST = 64;

    private Labels() {}

    static boolean isLabel(String label) {
        return !label.isBlank()
                && label.codePointCount(0, label.length()) <= LONGEST
                && label.codePoints().allMatch(Labels::isOnOneLine);
    }

    /** Whether it is a line of 1 to so many bytes in UTF-8, and not blanks alone. */
    static boolean isLine(String text, int mostBytes) {
        return !text.isBlank() && text.equals(line(text, mostBytes));
    }

    /** As much of a text as has so many bytes in UTF-8, without what does not stand on a line. */
    static String line(String text, int mostBytes) {
        StringBuilder line = new StringBuilder();
        int bytes = 0;
        for (int codePoint : text.codePoints().filter(Labels::isOnOneLine).toArray()) {
            bytes += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                break;
            }
            line.appendCodePoint(codePoint);
        }
        return line.toString();
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
