package io.github.proofring.examples.authenticator;

/** What was given cannot be used; the message is for the person who gave it. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }
}
