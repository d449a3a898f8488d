/**
 * Text messages by SMPP: describe the carrier's server ({@link io.github.proofring.smpp.SmppServer}) and give the delivery ({@link
 * io.github.proofring.smpp.SmppDelivery}) to the registry's {@code Sending}. What became of a message is told by a {@link
 * io.github.proofring.smpp.Receipt}.
 */
package io.github.proofring.smpp;
