package io.github.proofring.bench;

import io.github.proofring.webauthn.AssertionResult;
import io.github.proofring.webauthn.Passkey;
import io.github.proofring.webauthn.Presented;
import io.github.proofring.webauthn.RelyingParty;
import io.github.proofring.webauthn.SignatureAlgorithm;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The end of a sign-in, from the browser's JSON to the verdict, each of another passkey; one of sixteen is wrong. */
@State(Scope.Thread)
public class FinishPasskey {
    private static final int MANY = 256;

    /** It takes long to make one, and a verification is a long way from the caches' pace anyway. */
    private static final int MANY_OF_RSA = 32;

    /** What the passkeys sign with. */
    @Param
    public SignatureAlgorithm algorithm = SignatureAlgorithm.ES256;

    /** Who verifies. */
    @Param(Providers.JDK)
    public String provider = Providers.JDK;

    Assertion[] assertions = {};
    private RelyingParty party = Assertion.party(algorithm);
    private final Map<Presented, Passkey> stored = new HashMap<>();
    private RawVerify[] raw = {};
    private Webauthn4j[] webauthn4j = {};
    private Yubico yubico = new Yubico();
    private Yubico.Pending[] pending = {};

    /** Makes the passkeys. */
    @Setup
    public void make() {
        Providers.putFirst(provider);
        prepare(algorithm == SignatureAlgorithm.RS256 ? MANY_OF_RSA : MANY);
    }

    void prepare(int count) {
        party = Assertion.party(algorithm);
        assertions = new Assertion[count];
        raw = new RawVerify[count];
        boolean known = algorithm != SignatureAlgorithm.ML_DSA_44;
        webauthn4j = new Webauthn4j[known ? count : 0];
        pending = new Yubico.Pending[known ? count : 0];
        for (int i = 0; i < count; i++) {
            Assertion assertion = Assertion.of(algorithm, i, i % 16 != 15);
            assertions[i] = assertion;
            raw[i] = RawVerify.of(assertion);
            stored.put(RelyingParty.presented(assertion.response()).orElseThrow(), assertion.passkey());
            if (known) {
                webauthn4j[i] = Webauthn4j.of(assertion);
                pending[i] = yubico.put(assertion);
            }
        }
    }

    /** Ours, of a passkey whose record is at hand. */
    @Benchmark
    public AssertionResult ours(Turn turn) {
        Assertion assertion = assertions[turn.next(assertions.length)];
        return party.finishAuthentication(
                assertion.pending(), assertion.passkey(), assertion.response(), Assertion.NOW);
    }

    /** Ours, when it is looked up by what the response presents. */
    @Benchmark
    public AssertionResult oursLookedUp(Turn turn) {
        Assertion assertion = assertions[turn.next(assertions.length)];
        Presented presented = RelyingParty.presented(assertion.response()).orElseThrow();
        Passkey passkey = stored.getOrDefault(presented, assertion.passkey());
        return party.finishAuthentication(assertion.pending(), passkey, assertion.response(), Assertion.NOW);
    }

    /** The signature alone. */
    @Benchmark
    public boolean bound(Turn turn) {
        return raw[turn.next(raw.length)].verify();
    }

    /** Peer. */
    @Benchmark
    public boolean webauthn4j(Turn turn) {
        int i = turn.next(assertions.length);
        return webauthn4j[i].finish(assertions[i].response());
    }

    /** Peer. */
    @Benchmark
    public boolean yubico(Turn turn) {
        int i = turn.next(assertions.length);
        return yubico.finish(pending[i], assertions[i].response());
    }
}
