package io.github.proofring.webauthn;

/** What a client sent cannot be read. Says nothing of it: it ends as {@link Refusal#MALFORMED}. */
final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedException() {
        super("malformed", null, false, false);
    }
}
