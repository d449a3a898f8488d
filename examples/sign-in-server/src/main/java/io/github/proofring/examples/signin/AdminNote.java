package io.github.proofring.examples.signin;

import java.util.Arrays;
import java.util.Optional;

/** What an administrator's page says once about what was just done. */
enum AdminNote {
    SIGNED_OUT(Sentence.of("admin.note.signed-out")),
    SUSPENDED(Sentence.of("admin.note.suspended")),
    RESUMED(Sentence.of("admin.note.resumed")),
    RESET(Sentence.of("admin.note.reset")),
    ERASED(Sentence.of("admin.note.erased"));

    private final Sentence sentence;

    AdminNote(Sentence sentence) {
        this.sentence = sentence;
    }

    /** None for a name that is none of ours. */
    static Optional<AdminNote> of(String name) {
        return Arrays.stream(values()).filter(note -> note.name().equals(name)).findFirst();
    }

    Sentence sentence() {
        return sentence;
    }
}
