package io.github.proofring.examples.signin;

import java.util.Arrays;
import java.util.Optional;

/** What an administrator's page says once about what was just done. */
enum AdminNote {
    SIGNED_OUT,
    SUSPENDED,
    RESUMED,
    RESET,
    ERASED;

    /** None for a name that is none of ours. */
    static Optional<AdminNote> of(String name) {
        return Arrays.stream(values()).filter(note -> note.name().equals(name)).findFirst();
    }

    Sentence sentence() {
        return switch (this) {
            case SIGNED_OUT -> Sentence.of("admin.note.signed-out");
            case SUSPENDED -> Sentence.of("admin.note.suspended");
            case RESUMED -> Sentence.of("admin.note.resumed");
            case RESET -> Sentence.of("admin.note.reset");
            case ERASED -> Sentence.of("admin.note.erased");
        };
    }
}
