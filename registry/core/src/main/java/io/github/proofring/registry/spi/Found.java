package io.github.proofring.registry.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * What a store answers to {@link AccountStore#find}.
 *
 * @param row       the row, if the account has one
 * @param storeTime the store's own clock at the time of the read, so that a node whose clock is wrong notices, and changes nothing
 */
public record Found(Optional<Row> row, Instant storeTime) {}
