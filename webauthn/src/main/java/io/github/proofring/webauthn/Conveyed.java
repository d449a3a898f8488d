package io.github.proofring.webauthn;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement conveys once it is verified, before anybody asks whom to trust (WebAuthn Level 3 §6.5.4).
 *
 * @param kind NONE, SELF or VERIFIED
 * @param chain the certificates that came with it, the attestation certificate first; none unless VERIFIED
 */
record Conveyed(Attestation.Kind kind, List<X509Certificate> chain) {
    /** Of §8, and SafetyNet of Level 2; but not compound (§8.9). */
    private static final Set<String> FORMATS =
            Set.of("none", "packed", "tpm", "android-key", "android-safetynet", "fido-u2f", "apple");

    static boolean isKnown(String format) {
        return FORMATS.contains(format);
    }

    /** §7.1 step 22, and the part of §8 for its format. Empty if the statement is wrong, in whatever way. */
    static Optional<Conveyed> by(Statement statement, java.time.Instant now) {
        try {
            Cbor content = statement.content().orElseThrow(MalformedException::new);
            if (statement.format().equals("none")) {
                // §8.7.
                return Optional.of(new Conveyed(Attestation.Kind.NONE, List.of()))
                        .filter(none -> content.isEmpty());
            }
            if (statement.format().equals("packed") && !content.has("x5c")) {
                return Optional.of(new Conveyed(Attestation.Kind.SELF, List.of()))
                        .filter(self -> isSelf(statement, content));
            }
            List<X509Certificate> chain = CertifiedStatements.verify(statement, content, now);
            return Optional.of(new Conveyed(Attestation.Kind.VERIFIED, chain));
        } catch (RuntimeException e) {
            // Ours for what cannot be read; of webauthn4j all kinds, NullPointerException among them.
            return Optional.empty();
        }
    }

    /** §8.2, self attestation: by the passkey's own key and algorithm, of which webauthn4j does not know all. */
    private static boolean isSelf(Statement statement, Cbor content) {
        return content.number("alg").orElseThrow(MalformedException::new)
                        == statement.key().algorithm().coseId()
                && new Signatures(Optional.empty())
                        .verify(
                                statement.key(),
                                statement.authenticatorData(),
                                statement.clientDataHash(),
                                content.bytes("sig").orElseThrow(MalformedException::new));
    }
}
