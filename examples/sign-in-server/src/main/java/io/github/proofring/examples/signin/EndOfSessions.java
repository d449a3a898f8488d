package io.github.proofring.examples.signin;

import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.EventSink;
import io.github.proofring.registry.spi.Right;

/** Ends the sessions of an account whose ways are not what they were when those began. */
record EndOfSessions(Sessions sessions) implements EventSink {
    @Override
    public void on(AccountEvent event) {
        if (event.by() instanceof Right.Administrator && event.what() != AccountEvent.What.METHOD_RESUMED) {
            // Nobody who is in one of them did it.
            sessions.endAll(event.account());
            return;
        }
        switch (event.what()) {
            case REPLACEMENT_CANCELLED, REPLACEMENT_DONE, ACCOUNT_RESET -> sessions.endAll(event.account());
            // By its owner: Proofs ends all but the one that did it.
            case METHOD_ADDED, METHOD_REMOVED, METHOD_SUSPENDED, RECOVERY_CODE_USED, DEVICES_FORGOTTEN -> {}
            // Nobody is let in by it who was not before.
            case METHOD_RESUMED, METHOD_RENAMED, DEFAULT_CHOSEN -> {}
            // The person in a session has proved who they are.
            case REPLACEMENT_ASKED, REPLACEMENT_COMING -> {}
        }
    }
}
