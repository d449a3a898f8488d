package io.github.proofring.webauthn;

import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A ceremony between its start and its finish. */
public abstract sealed class Pending permits PendingRegistration, PendingAuthentication {
    private final byte[] challenge;
    private final UserVerification verification;
    private final Mediation mediation;
    private final Set<String> origins;
    private final Instant expiresAt;

    Pending(
            byte[] challenge,
            UserVerification verification,
            Mediation mediation,
            Set<String> origins,
            Instant expiresAt) {
        if (challenge.length == 0) {
            throw new IllegalArgumentException("a challenge has at least one byte");
        }
        this.challenge = challenge.clone();
        this.verification = verification;
        this.mediation = mediation;
        this.origins = Set.copyOf(origins);
        this.expiresAt = expiresAt;
    }

    byte[] challenge() {
        return challenge;
    }

    UserVerification verification() {
        return verification;
    }

    Set<String> origins() {
        return origins;
    }

    /** What the page has to give to {@code navigator.credentials} beside the options. */
    public final Mediation mediation() {
        return mediation;
    }

    /** From when on it is too late, to the millisecond. */
    public final Instant expiresAt() {
        return expiresAt;
    }

    abstract void write(ObjectNode json);

    /** As text for a session: JSON, in ASCII. */
    public final String serialize() {
        ObjectNode json = Json.newObject();
        json.put("ceremony", getClass().getSimpleName());
        json.put("challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
        json.put("verification", verification.name());
        json.put("mediation", mediation.name());
        json.put("expires", expiresAt.toEpochMilli());
        new TreeSet<>(origins).forEach(origin -> json.withArray("origins").add(origin));
        write(json);
        return json.toString();
    }

    static <T extends Pending> T read(String serialized, Class<T> ceremony, Function<Json, T> reading) {
        try {
            Json json = Json.read(serialized);
            if (json.text("ceremony").equals(ceremony.getSimpleName())) {
                return reading.apply(json);
            }
        } catch (MalformedException | IllegalArgumentException e) {
            // Told below, without what it was.
        }
        throw new IllegalArgumentException(
                "this is no serialized " + ceremony.getSimpleName() + ": give back what serialize() wrote");
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Pending pending && serialize().equals(pending.serialize());
    }

    @Override
    public final int hashCode() {
        return serialize().hashCode();
    }

    /** Without the challenge. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[until " + expiresAt + "]";
    }
}
