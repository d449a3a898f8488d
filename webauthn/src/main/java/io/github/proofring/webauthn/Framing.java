package io.github.proofring.webauthn;

import java.util.Optional;
import java.util.Set;

/**
 * Which pages may have ours inside them.
 *
 * @param allowed whether any may
 * @param topOrigins those that may, as far as the browser tells
 */
record Framing(boolean allowed, Set<String> topOrigins) {
    static final Framing NONE = new Framing(false, Set.of());

    /** §7.1 steps 10 and 11, §7.2 steps 13 and 14. A top origin without cross origin is no browser's. */
    Optional<Refusal> refuses(boolean crossOrigin, Optional<String> topOrigin) {
        if (!allowed || !crossOrigin) {
            return Optional.of(Refusal.CROSS_ORIGIN);
        }
        return topOrigin.filter(origin -> !topOrigins.contains(origin)).map(origin -> Refusal.WRONG_TOP_ORIGIN);
    }
}
