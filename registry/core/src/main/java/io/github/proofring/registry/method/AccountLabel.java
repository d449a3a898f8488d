package io.github.proofring.registry.method;

import io.github.proofring.totp.Totp;
import java.nio.charset.StandardCharsets;

/** Makes any text into an account name that an otpauth URI can carry: people's names come from people. */
final class AccountLabel {
    /** The least that an issuer must leave for the account, in bytes. */
    static final int SHORTEST_ROOM = 16;

    /** What a YubiKey stores of the longest label, in bytes: {@code period/issuer:account}. */
    private static final int LABEL_BYTES = 64;

    /** Letters and symbols that are blank by design: fillers, joiners, a braille pattern without dots. */
    private static final String BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    private AccountLabel() {}

    static String fitting(String issuer, String name, Totp totp) {
        int prefix = totp.equals(Totp.standard()) ? 0 : (totp.period().toSeconds() + "/").length();
        int room = LABEL_BYTES - prefix - bytes(issuer + ":");
        StringBuilder label = new StringBuilder();
        name.codePoints()
                .map(c -> c == ':' ? '.' : Character.isSpaceChar(c) ? ' ' : c)
                .filter(AccountLabel::isPlain)
                .takeWhile(c -> bytes(label.toString()) + bytes(Character.toString(c)) <= room)
                .forEach(label::appendCodePoint);
        String stripped = label.toString().strip();
        return stripped.isEmpty() ? "account" : stripped;
    }

    /** Neither controls nor the invisible characters that make one name look like another. */
    private static boolean isPlain(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && BLANK.indexOf(codePoint) < 0;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
