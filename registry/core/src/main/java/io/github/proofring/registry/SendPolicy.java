package io.github.proofring.registry;

import java.time.Duration;

/**
 * How often codes may be sent, so that nobody can be flooded with messages and nobody's bill be run up.
 *
 * @param unproven  to one address that is not yet a method of the account that asks, by all accounts together
 * @param byAccount by one account to all such addresses together
 * @param method    to one method of an account, for its owner's known devices and for everyone else each
 */
public record SendPolicy(SendLimits unproven, SendLimits byAccount, SendLimits method) {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** The numbers to begin with. */
    public static final SendPolicy STANDARD = new SendPolicy(
            new SendLimits(HALF_A_MINUTE, 5, 10), // with five tries each, 5 chances in 100,000 a day against six digits
            new SendLimits(Duration.ZERO, 10, 15), // a slip in a number may be mended at once
            new SendLimits(HALF_A_MINUTE, 10, 20)); // a person who signs in all day long
}
