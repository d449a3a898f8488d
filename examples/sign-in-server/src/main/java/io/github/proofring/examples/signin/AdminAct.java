package io.github.proofring.examples.signin;

import java.util.List;

/** What an administrator does to an account or to one of its ways to sign in. What cannot be undone is asked twice. */
enum AdminAct {
    SUSPEND("suspend", AdminNote.SUSPENDED),
    RESUME("resume", AdminNote.RESUMED),
    RESET("reset", AdminNote.RESET),
    ERASE("erase", AdminNote.ERASED);

    private final String word;
    private final AdminNote note;

    AdminAct(String word, AdminNote note) {
        this.word = word;
        this.note = note;
    }

    /** As addresses have it. */
    String word() {
        return word;
    }

    /** What is said once it is done. */
    AdminNote note() {
        return note;
    }

    boolean ofOneMethod() {
        return this == SUSPEND || this == RESUME;
    }

    /** @param about what its owner calls the method, or the account */
    Sentence heading(Object about) {
        return switch (this) {
            case SUSPEND -> Sentence.of("admin.suspend.heading", about);
            case RESUME -> Sentence.of("admin.resume.heading", about);
            case RESET -> Sentence.of("admin.reset.heading", about);
            case ERASE -> Sentence.of("admin.erase.heading", about);
        };
    }

    Sentence text() {
        return switch (this) {
            case SUSPEND -> Sentence.of("admin.suspend.text");
            case RESUME -> Sentence.of("admin.resume.text");
            case RESET -> Sentence.of("admin.reset.text");
            case ERASE -> Sentence.of("admin.erase.text");
        };
    }

    /** What becomes of the reason. */
    Sentence hint() {
        return this == ERASE ? Sentence.of("admin.reason.hint.erase") : Sentence.of("admin.reason.hint");
    }

    Sentence button() {
        return switch (this) {
            case SUSPEND -> Sentence.of("admin.suspend");
            case RESUME -> Sentence.of("admin.resume");
            case RESET -> Sentence.of("admin.reset.button");
            case ERASE -> Sentence.of("admin.erase.button");
        };
    }

    /** What will happen, for the page that asks once more. */
    List<Sentence> consequences() {
        return switch (this) {
            case SUSPEND, RESUME -> List.of();
            case RESET ->
                List.of(
                        Sentence.of("admin.reset.ways"),
                        Sentence.of("admin.reset.password"),
                        Sentence.of("admin.reset.sessions"),
                        Sentence.of("admin.reset.replacement"),
                        Sentence.of("admin.reset.told"),
                        Sentence.of("admin.final"));
            case ERASE ->
                List.of(
                        Sentence.of("admin.erase.account"),
                        Sentence.of("admin.erase.history"),
                        Sentence.of("admin.erase.sessions"),
                        Sentence.of("admin.erase.name"),
                        Sentence.of("admin.erase.told"),
                        Sentence.of("admin.final"));
        };
    }
}
