package io.github.proofring.webauthn;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a relying party wants to know of the authenticators that make its passkeys (WebAuthn Level 3 §7.1 steps 21 to 24). Most
 * want nothing: {@link #none} is the standard, and synced passkeys have no attestation at all. Whoever has to know the model, as
 * an employer may, takes {@link #trusting}. Immutable.
 */
public final class AttestationPolicy {
    private static final AttestationPolicy NONE =
            new AttestationPolicy(Attestation.Kind.NONE, Optional.empty(), Set.of());
    private static final AttestationPolicy VERIFIED =
            new AttestationPolicy(Attestation.Kind.VERIFIED, Optional.empty(), Set.of());

    private final Attestation.Kind wanted;
    private final Optional<Metadata> metadata;
    private final Set<X509Certificate> roots;

    private AttestationPolicy(Attestation.Kind wanted, Optional<Metadata> metadata, Set<X509Certificate> roots) {
        this.wanted = wanted;
        this.metadata = metadata;
        this.roots = Set.copyOf(roots);
    }

    /** None is asked for, and one that comes anyway is not looked at: the steps do not apply. */
    public static AttestationPolicy none() {
        return NONE;
    }

    /**
     * One is asked for and, if it comes, has to be right; whose certificate it is under is not asked, so it may be anybody's. No
     * attestation, or one by the passkey itself, is taken. For statistics, and for trying out what would come.
     */
    public static AttestationPolicy verified() {
        return VERIFIED;
    }

    /**
     * One is required, whose chain ends in one of these roots. A registration without a dialog ({@link Mediation#CONDITIONAL})
     * has none, so it is refused.
     *
     * @param roots the certificates of vendors' roots, or attestation certificates themselves; not looked at for their own dates
     * @throws IllegalArgumentException if there is none
     */
    public static AttestationPolicy trusting(Set<X509Certificate> roots) {
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("name the roots to trust, or take AttestationPolicy.verified()");
        }
        return new AttestationPolicy(Attestation.Kind.TRUSTED, Optional.empty(), roots);
    }

    /**
     * One is required, by a model that the metadata know, whose chain ends in a root that they name for it, and of which they do
     * not say that it or its key was broken. Once the metadata are out of date, nothing is taken: read newer ones in time and
     * make a relying party with them.
     *
     * @param others roots for models that the metadata do not know, such as Apple's; mostly none
     */
    public static AttestationPolicy trusting(Metadata metadata, Set<X509Certificate> others) {
        return new AttestationPolicy(Attestation.Kind.TRUSTED, Optional.of(metadata), others);
    }

    /** For the options: §5.4.7. */
    String conveyance() {
        return wanted == Attestation.Kind.NONE ? "none" : "direct";
    }

    Assessment assess(Statement statement, Instant now) {
        if (wanted == Attestation.Kind.NONE) {
            return new Assessment.Passed(Attestation.NONE);
        }
        // Step 21.
        if (!Conveyed.isKnown(statement.format())) {
            return new Assessment.Failed(Refusal.UNKNOWN_ATTESTATION_FORMAT);
        }
        // Step 22.
        Optional<Conveyed> conveyed = Conveyed.by(statement, now);
        if (conveyed.isEmpty()) {
            return new Assessment.Failed(Refusal.BAD_ATTESTATION);
        }
        Attestation.Kind kind = conveyed.get().kind();
        if (wanted == Attestation.Kind.VERIFIED) {
            return new Assessment.Passed(new Attestation(kind, statement.format(), List.of(), Optional.empty()));
        }
        if (kind != Attestation.Kind.VERIFIED) {
            return new Assessment.Failed(Refusal.ATTESTATION_REQUIRED);
        }
        return trust(statement, conveyed.get().chain(), now);
    }

    private Assessment trust(Statement statement, List<X509Certificate> sent, Instant now) {
        // Step 23.
        if (metadata.filter(data -> data.isOutdated(now)).isPresent()) {
            return new Assessment.Failed(Refusal.METADATA_OUTDATED);
        }
        X509Certificate certificate = sent.get(0);
        // §8.6: nothing that U2F signs names the model.
        Optional<MetadataEntry> byModel = metadata.filter(
                        data -> !statement.format().equals("fido-u2f"))
                .flatMap(data -> data.find(statement.attested().authenticator()));
        Optional<MetadataEntry> byKey = metadata.flatMap(data -> data.find(certificate));
        Optional<MetadataEntry> entry = byModel.or(() -> byKey);
        // Step 24.
        Optional<List<X509Certificate>> chain =
                Certificates.chain(sent, entry.map(MetadataEntry::roots).orElse(roots), now);
        if (chain.isEmpty()) {
            return new Assessment.Failed(Refusal.UNTRUSTED_ATTESTATION);
        }
        // A key that was broken may claim to be another model's: what is said of either counts.
        if (byModel.filter(found -> found.isCompromised(now)).isPresent()
                || byKey.filter(found -> found.isCompromised(now)).isPresent()) {
            return new Assessment.Failed(Refusal.COMPROMISED_AUTHENTICATOR);
        }
        return new Assessment.Passed(new Attestation(
                Attestation.Kind.TRUSTED, statement.format(), chain.get(), entry.map(MetadataEntry::description)));
    }
}
