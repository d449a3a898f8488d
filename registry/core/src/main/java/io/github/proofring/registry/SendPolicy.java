package io.github.proofring.registry;

import io.github.proofring.registry.spi.Channel;
import java.time.Duration;

/**
 * How often messages may be sent, so that nobody can be flooded with them and nobody's bill be run up. The first three are about codes.
 *
 * @param unproven  to one address that is not yet a method of the account that asks, by all accounts together
 * @param byAccount by one account to all such addresses together
 * @param method    to one method of an account, for its owner's known devices and for everyone else each
 * @param mails     of what happened to an account, by mail to one address of it. What does not fit waits, and what is of one sort is told
 *                  together. A replacement of all methods is told as often again, so that nothing else uses up the room for it
 * @param alerts    the same by any other channel, where a message costs something
 */
public record SendPolicy(
        SendLimits unproven, SendLimits byAccount, SendLimits method, SendLimits mails, SendLimits alerts) {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** The numbers to begin with. */
    public static final SendPolicy STANDARD = new SendPolicy(
            new SendLimits(HALF_A_MINUTE, 5, 10), // with five tries each, 5 chances in 100,000 a day against six digits
            new SendLimits(Duration.ZERO, 10, 15), // a slip in a number may be mended at once
            new SendLimits(HALF_A_MINUTE, 10, 20), // a person who signs in all day long
            new SendLimits(Duration.ZERO, 10, 20), // a person who sets up ten methods at once hears of each
            new SendLimits(
                    Duration.ZERO,
                    5,
                    10)); // the first five of these; whoever adds and removes without end pays for no more

    /** Those for what is told by this channel. */
    SendLimits telling(Channel channel) {
        return channel.equals(Channel.EMAIL) ? mails : alerts;
    }
}
