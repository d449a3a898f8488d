package io.github.proofring.registry;

import io.github.proofring.registry.spi.Channel;
import java.time.Instant;

/**
 * A code was sent and is wanted back, as a {@link Code}.
 *
 * @param to       where it was sent, masked
 * @param channel  how
 * @param digits   how many it has
 * @param resendAt when another may be asked for ({@link Request.Resend})
 */
public record CodeSent(String to, Channel channel, int digits, Instant resendAt) implements Prompt {}
