package io.github.proofring.registry;

import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Bytes;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be sent to an address that the account which asks has not proved: counted by address, whichever account asks, so that a
 * thousand accounts cannot write to one person. A proved method is counted in its account and never here, so that strangers cannot use up
 * what its owner needs to sign in.
 */
final class AddressBudget {
    private static final int MOST_CONFLICTS = 16;

    private final BudgetStore store;
    private final Seal seal;
    private final Policy policy;

    AddressBudget(BudgetStore store, Seal seal, Policy policy) {
        this.store = store;
        this.seal = seal;
        this.policy = policy;
    }

    /** Counts one message; or says why there may be none. What is counted stays counted, whatever becomes of the message. */
    Optional<Refusal> charge(String address, Instant now) {
        Bytes key = seal.hash(Seal.Label.ADDRESS, address);
        Instant forgetAt = now.plus(Sends.KEPT).plus(Tickets.CLOCK_SKEW.multipliedBy(2));
        for (int i = 0; i < MOST_CONFLICTS; i++) {
            Optional<Bytes> before = store.find(key);
            Sends sends = before.map(Sends::of).orElse(Sends.NONE);
            Optional<Instant> wait = sends.notBefore(policy.sending().unproven(), now);
            if (wait.isPresent()) {
                return Optional.of(new Refusal(Reason.TOO_MANY_MESSAGES, wait));
            }
            if (store.replace(key, before, sends.plus(now).toBytes(), forgetAt)) {
                return Optional.empty();
            }
        }
        return Optional.of(Refusal.because(Reason.BUSY));
    }
}
