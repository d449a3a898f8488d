package io.github.proofring.registry;

import java.io.Serial;

/**
 * An account's row cannot be opened with the keys at hand. Nothing was written over it. The message names the account and, where
 * it is known, the key to add.
 */
public final class UnreadableAccountException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableAccountException(String message) {
        super(message);
    }
}
