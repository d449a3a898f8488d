package io.github.proofring.webauthn;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registration that was begun: what has to be kept, where the client cannot change it, until {@link
 * RelyingParty#finishRegistration}, and taken from there once. Immutable; equal by value.
 */
public final class PendingRegistration extends Pending {
    private final UserHandle user;
    private final List<SignatureAlgorithm> algorithms;

    PendingRegistration(
            byte[] challenge,
            UserHandle user,
            UserVerification verification,
            Mediation mediation,
            Set<String> origins,
            List<SignatureAlgorithm> algorithms,
            Instant expiresAt) {
        super(challenge, verification, mediation, origins, expiresAt);
        this.user = user;
        this.algorithms = List.copyOf(algorithms);
    }

    /** Whose passkey it will be. */
    public UserHandle user() {
        return user;
    }

    /** What was offered. */
    List<SignatureAlgorithm> algorithms() {
        return algorithms;
    }

    @Override
    void write(ObjectNode json) {
        json.put("user", user.base64Url());
        algorithms.forEach(algorithm -> json.withArray("algorithms").add(algorithm.name()));
    }

    /**
     * Reads what {@link #serialize} wrote.
     *
     * @throws IllegalArgumentException for anything else, without quoting it
     */
    public static PendingRegistration parse(String serialized) {
        return read(
                serialized,
                PendingRegistration.class,
                json -> new PendingRegistration(
                        json.bytes("challenge"),
                        UserHandle.of(json.bytes("user")),
                        UserVerification.valueOf(json.text("verification")),
                        Mediation.valueOf(json.text("mediation")),
                        new TreeSet<>(json.texts("origins")),
                        json.texts("algorithms").stream()
                                .map(SignatureAlgorithm::valueOf)
                                .toList(),
                        Instant.ofEpochMilli(json.number("expires"))));
    }
}
