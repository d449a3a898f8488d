package io.github.proofring.registry;

import java.time.Duration;
import java.util.List;

/**
 * What has to be proved for an operation to be allowed: the answer of {@link Registry#requires}, for a page that asks, or for a challenge of RFC 9470
 * ({@code max_age} is {@link #within} in seconds).
 *
 * @param operation what for: the proof is made for it ({@link Request.StepUp}) and for nothing else
 * @param atLeast   how strong the proof has to be
 * @param within    how old it may be when it is used
 * @param ways      the account's methods with which such a proof can be made, in the order in which to offer them: the preferred one, then the strongest. None
 *                  if it has no such method: its owner adds one, or asks to replace all of them ({@link Request.ReplaceAll})
 */
public record Demand(Operation operation, Strength atLeast, Duration within, List<Method> ways) {
    /** The same list, not changed any more. */
    public Demand {
        ways = List.copyOf(ways);
    }
}
