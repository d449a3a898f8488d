package io.github.proofring.examples.authenticator;

/** The file cannot be used; the message is for the person who owns it. */
final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    VaultException(String message) {
        super(message);
    }

    VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
