package io.github.proofring.registry.spi;

import java.util.Optional;

/**
 * One conditional write.
 *
 * @param replaces the state the row must be in for the write to happen; empty if there must be no row
 * @param next     the row as it shall be
 */
public record Change(Optional<Revision> replaces, Row next) {
    /** @throws IllegalArgumentException if the next version is not one more than the one it replaces, or not 1 for a first row */
    public Change {
        long before = replaces.map(Revision::version).orElse(0L);
        if (next.revision().version() != before + 1) {
            throw new IllegalArgumentException(
                    "version " + next.revision().version() + " cannot follow version " + before + ": add one");
        }
    }
}
