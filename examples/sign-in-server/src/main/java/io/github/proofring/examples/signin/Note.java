package io.github.proofring.examples.signin;

import java.util.Arrays;

/** What a page says once about what was just done. */
enum Note {
    WELCOME("Your account is ready."),
    METHOD_ADDED("It is on your account now. From here on the password alone is not enough to sign in."),
    RECOVERY_CODES_KEPT("Your recovery codes work from now on. Keep them where you find them without your phone."),
    RECOVERY_CODE_USED("You used a recovery code, which is spent now."),
    FEW_RECOVERY_CODES("You used a recovery code, and few are left. Make new ones soon."),
    METHOD_RENAMED("It has its new name."),
    METHOD_REMOVED("It was removed from your account."),
    WRONG_CODES("Wrong codes were tried since this way was last used. If that was not you, change your password.");

    private final String text;

    Note(String text) {
        this.text = text;
    }

    /** The sentence, or nothing for a name that is none of ours. */
    static String textOf(String name) {
        return Arrays.stream(values())
                .filter(note -> note.name().equals(name))
                .map(note -> note.text)
                .findFirst()
                .orElse("");
    }
}
