package io.github.proofring.registry.wire;

/** The two forms of names. A read of an account meets dozens of them, so they are looked up in tables and not matched. */
public final class Names {
    private static final int RANDOM_LENGTH = 22;
    private static final int LONGEST_WORD = 32;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS_AND_DASH = "0123456789-";
    private static final boolean[] WORD = table(LETTERS + DIGITS_AND_DASH);
    private static final boolean[] BASE64URL = table(LETTERS + DIGITS_AND_DASH + "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    private Names() {}

    /** 128 random bits: 22 characters of base64url. */
    public static boolean isRandom(String text) {
        return text.length() == RANDOM_LENGTH && isOf(BASE64URL, text);
    }

    /** What a kind or a channel is called: 1 to 32 of a-z, 0-9 and -, beginning with a letter. */
    public static boolean isWord(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_WORD
                && LETTERS.indexOf(text.charAt(0)) >= 0
                && isOf(WORD, text);
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[128];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }

    private static boolean isOf(boolean[] table, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= table.length || !table[c]) {
                return false;
            }
        }
        return true;
    }
}
