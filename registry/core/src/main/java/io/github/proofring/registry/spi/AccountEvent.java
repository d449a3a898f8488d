package io.github.proofring.registry.spi;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.MethodKind;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an account and that its owner and the application are told. It is stored in the write that made it true, and told
 * at least once.
 *
 * @param id      22 characters of base64url, random, the same each time that it is told
 * @param account whose
 * @param what    what happened
 * @param method  the method that it is about, if it is about one
 * @param kind    of that method
 * @param label   what its owner called it then, cut to 48 bytes in UTF-8, or empty
 * @param masked  its masked address, or empty
 * @param at      when
 * @param until   when the restricted state ends, where the event is about that
 * @param by      by what right
 * @param source  what the application said of the request ({@code Caller.withSource}), or empty
 */
public record AccountEvent(
        String id,
        AccountId account,
        What what,
        Optional<MethodId> method,
        Optional<MethodKind> kind,
        String label,
        String masked,
        Instant at,
        Optional<Instant> until,
        Right by,
        String source) {
    /** What happened. */
    public enum What {
        /** A method was added, or a new set took the place of one. */
        METHOD_ADDED,
        /** A method was removed: sessions that were made with it are to end. */
        METHOD_REMOVED,
        /** A method was put out of use: sessions that were made with it are to end. */
        METHOD_SUSPENDED,
        /** A method that was put out of use works again. */
        METHOD_RESUMED,
        /** A method got another label. The application hears it, the owner is not told. */
        METHOD_RENAMED,
        /** Another method is offered first. The application hears it, the owner is not told. */
        DEFAULT_CHOSEN,
        /** A recovery code was used, of which there are only so many. */
        RECOVERY_CODE_USED,
        /** Someone who proved none of the methods asked to replace all of them: the account is restricted. */
        REPLACEMENT_ASKED,
        /** The same, told again while it can still be cancelled. */
        REPLACEMENT_COMING,
        /** The owner cancelled it with one of the methods: all sessions but that one are to end. */
        REPLACEMENT_CANCELLED,
        /** The time is over: the methods that there were are gone, and all sessions are to end. */
        REPLACEMENT_DONE,
        /** The owner said that what browsers hold is worth nothing any more: all sessions but that one are to end. */
        DEVICES_FORGOTTEN,
        /** An administrator removed all methods at once: all sessions are to end. */
        ACCOUNT_RESET;

        /** Whether the owner is told as well, at every address of the account. */
        public boolean isToldToOwner() {
            return this != METHOD_RENAMED && this != DEFAULT_CHOSEN;
        }
    }
}
