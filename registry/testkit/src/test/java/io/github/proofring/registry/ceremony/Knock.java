package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Prompt;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Opening;
import io.github.proofring.registry.spi.Verifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A fifth kind of method, written without a line of the core: a secret word, followed by how often it was used before. A word
 * that begins with {@code only-} may be on one account only.
 */
final class Knock implements Verifier {
    static final MethodKind KIND = new MethodKind("knock");

    private final Strength strength;
    private final boolean guessable;
    private final Optional<String> word;

    Knock() {
        this(Strength.TYPED_CODE, true, Optional.empty());
    }

    Knock(Strength strength, boolean guessable, Optional<String> word) {
        this.strength = strength;
        this.guessable = guessable;
        this.word = word;
    }

    /** The word to remember. */
    record Word(String word) implements Prompt {
        Code proof(int used) {
            return new Code(word + "/" + used);
        }
    }

    @Override
    public MethodKind kind() {
        return KIND;
    }

    @Override
    public boolean guessable() {
        return guessable;
    }

    @Override
    public Opening openEnrollment(AccountId account, String accountName, List<Bytes> existing, Instant now) {
        String chosen = word.orElseGet(() -> UUID.randomUUID().toString());
        return new Opening(new Word(chosen), text(chosen + "/0"));
    }

    @Override
    public Opening openProof(Bytes state, Instant now) {
        return new Opening(new Prompt() {}, Bytes.EMPTY);
    }

    @Override
    public Judgement judgeEnrollment(Bytes pending, Proof proof, Instant now) {
        return judgeProof(pending, Bytes.EMPTY, proof, now);
    }

    @Override
    public Judgement judgeProof(Bytes state, Bytes pending, Proof proof, Instant now) {
        if (!(proof instanceof Code code) || !code.typed().contains("/")) {
            return new Judgement.Refused(Reason.MALFORMED_PROOF);
        }
        String expected = new String(state.toArray(), StandardCharsets.UTF_8);
        if (!code.typed().equals(expected)) {
            return new Judgement.Wrong();
        }
        int slash = expected.indexOf('/');
        String known = expected.substring(0, slash);
        int used = Integer.parseInt(expected.substring(slash + 1));
        Optional<CredentialId> credential =
                known.startsWith("only-") ? Optional.of(new CredentialId(text(known))) : Optional.empty();
        return new Judgement.Proven(text(known + "/" + (used + 1)), strength, credential, Set.of("otp"));
    }

    private static Bytes text(String value) {
        return Bytes.copyOf(value.getBytes(StandardCharsets.UTF_8));
    }
}
