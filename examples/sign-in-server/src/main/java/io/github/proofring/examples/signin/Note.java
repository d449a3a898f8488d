package io.github.proofring.examples.signin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a page says once about what was just done. The sentence of each has its name, behind {@code note.} */
enum Note {
    WELCOME,
    METHOD_ADDED,
    RECOVERY_CODES_KEPT,
    RECOVERY_CODE_USED,
    FEW_RECOVERY_CODES,
    METHOD_RENAMED,
    METHOD_REMOVED,
    METHOD_SUSPENDED,
    METHOD_RESUMED,
    DEVICE_FORGOTTEN,
    DEVICES_FORGOTTEN,
    ERASED,
    NOW_REMOVE,
    DEFAULT_CHOSEN,
    CANCELLED,
    PLAN_CHANGED,
    WRONG_CODES;

    /** None for a name that is none of ours. */
    static Optional<Note> of(String name) {
        return Arrays.stream(values()).filter(note -> note.name().equals(name)).findFirst();
    }

    Sentence sentence() {
        return Sentence.of("note." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
