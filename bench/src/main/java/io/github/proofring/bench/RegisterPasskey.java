package io.github.proofring.bench;

import io.github.proofring.webauthn.RegistrationResult;
import io.github.proofring.webauthn.RelyingParty;
import io.github.proofring.webauthn.SignatureAlgorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The end of a registration without attestation, from the browser's JSON to the passkey's record. There is no signature in it. */
@State(Scope.Thread)
public class RegisterPasskey {
    private static final int MANY = 256;

    /** What the passkeys sign with. */
    @Param
    public SignatureAlgorithm algorithm = SignatureAlgorithm.ES256;

    /** Who reads the key. */
    @Param(Providers.JDK)
    public String provider = Providers.JDK;

    Assertion[] assertions = {};
    private RelyingParty party = Assertion.party(algorithm);
    private Webauthn4j[] webauthn4j = {};
    private final Yubico yubico = new Yubico();
    private Yubico.Pending[] pending = {};

    /** Makes the passkeys. */
    @Setup
    public void make() {
        Providers.putFirst(provider);
        prepare(MANY);
    }

    void prepare(int count) {
        party = Assertion.party(algorithm);
        assertions = new Assertion[count];
        webauthn4j = new Webauthn4j[count];
        pending = new Yubico.Pending[count];
        for (int i = 0; i < count; i++) {
            assertions[i] = Assertion.of(algorithm, i, true);
            webauthn4j[i] = Webauthn4j.of(assertions[i]);
            pending[i] = yubico.put(assertions[i]);
        }
        yubico.forgetAll();
    }

    /** Ours. */
    @Benchmark
    public RegistrationResult ours(Turn turn) {
        Assertion assertion = assertions[turn.next(assertions.length)];
        return party.finishRegistration(assertion.pendingRegistration(), assertion.registration(), Assertion.NOW);
    }

    /** Peer. */
    @Benchmark
    public boolean webauthn4j(Turn turn) {
        int i = turn.next(assertions.length);
        return webauthn4j[i].register(assertions[i].registration());
    }

    /** Peer. */
    @Benchmark
    public boolean yubico(Turn turn) {
        int i = turn.next(assertions.length);
        return yubico.register(pending[i], assertions[i].registration());
    }
}
