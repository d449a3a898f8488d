package io.github.proofring.registry;

import java.time.Instant;
import java.util.Optional;

/** Whether an operation of the application's own may go on: the answer of {@link Registry#isAllowed(AccountId, Operation)}. */
public sealed interface Permission {
    /** Whether it may. */
    boolean granted();

    /** It may. */
    record Granted() implements Permission {
        @Override
        public boolean granted() {
            return true;
        }
    }

    /**
     * It may not.
     *
     * @param reason why
     * @param until  when that ends, if waiting helps
     */
    record Withheld(Reason reason, Optional<Instant> until) implements Permission {
        @Override
        public boolean granted() {
            return false;
        }
    }
}
