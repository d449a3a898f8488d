package io.github.proofring.webauthn;

/** A metadata blob that cannot be used; the message says why, and holds none of its text. */
public final class MetadataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MetadataException(String message) {
        super(message);
    }

    MetadataException(String message, Throwable cause) {
        super(message, cause);
    }
}
