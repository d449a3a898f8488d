package io.github.proofring.registry.spi;

import io.github.proofring.registry.MethodKind;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a message about an event has to say to the owner of the account. Nothing in it was chosen by whoever caused the event: a label would be
 * a stranger's sentence in the service's name.
 *
 * @param messageId to be the message's id
 * @param what      what happened
 * @param kind      of the method that it is about, if it is about one
 * @param masked    its masked address, or empty
 * @param at        when
 * @param until     when the restricted state ends, where it is about that
 * @param link      a page for "this was not me", if the application has one; good for this message alone
 * @param language  in which to write, where there are sentences in it
 */
public record AlertMessage(
        String messageId,
        AccountEvent.What what,
        Optional<MethodKind> kind,
        String masked,
        Instant at,
        Optional<Instant> until,
        Optional<URI> link,
        Locale language) {
    /** Leaves the link out. */
    @Override
    public String toString() {
        return "AlertMessage[" + what + "]";
    }
}
