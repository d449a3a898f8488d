package io.github.proofring.bench;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.TimeStep;
import java.security.Key;
import java.util.Arrays;
import javax.crypto.Mac;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A code of six digits, each of another secret. */
@State(Scope.Thread)
public class GenerateCode {
    /** The hash. */
    @Param
    public Algorithm algorithm = Algorithm.SHA1;

    /** How many there are: so few that they stay in the caches, or too many. */
    @Param("32768")
    public int secrets = CodeKeys.MANY;

    private CodeKeys keys = new CodeKeys(algorithm, 1);
    private Pads[] pads = {};
    private Mac[] macs = {};
    private Key[] jcaKeys = {};
    private TOTPGenerator[] otpJava = {};
    private Peers peers = new Peers(algorithm);

    /** Draws the secrets. */
    @Setup
    public void draw() {
        prepare(secrets);
    }

    void prepare(int count) {
        keys = new CodeKeys(algorithm, count);
        peers = new Peers(algorithm);
        pads = Arrays.stream(keys.keys).map(key -> Pads.of(algorithm, key)).toArray(Pads[]::new);
        macs = Arrays.stream(keys.keys).map(key -> Macs.of(algorithm, key)).toArray(Mac[]::new);
        jcaKeys = Arrays.stream(keys.keys).map(key -> Peers.key(algorithm, key)).toArray(Key[]::new);
        otpJava = Arrays.stream(keys.base32).map(peers::otpJava).toArray(TOTPGenerator[]::new);
        for (int i = 0; i < count; i++) {
            // The first code of a secret derives its pad states; this is about the later ones.
            keys.totp.code(keys.secrets[i], new TimeStep(keys.steps[i]));
        }
    }

    /** Ours. */
    @Benchmark
    public String ours(Turn turn) {
        int i = turn.next(keys.size());
        return keys.totp.code(keys.secrets[i], new TimeStep(keys.steps[i]));
    }

    /** Kept pad states; a number and no text. */
    @Benchmark
    public int bound(Turn turn) {
        int i = turn.next(keys.size());
        return pads[i].code(keys.steps[i]);
    }

    /** The other bound: a {@code Mac} for each secret that is reused, which threads cannot share. */
    @Benchmark
    public int reusedMac(Turn turn) {
        int i = turn.next(keys.size());
        return Macs.code(macs[i], keys.steps[i]);
    }

    /** Peer. */
    @Benchmark
    public String javaOtp(Turn turn) {
        int i = turn.next(keys.size());
        return peers.javaOtpCode(jcaKeys[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public String javaTotp(Turn turn) {
        int i = turn.next(keys.size());
        return peers.javaTotpCode(keys.base32[i], keys.steps[i]);
    }

    /** Peer. */
    @Benchmark
    public String otpJava(Turn turn) {
        int i = turn.next(keys.size());
        return otpJava[i].at(keys.times[i]);
    }

    /** Peer; it gives a number. */
    @Benchmark
    public int googleAuth(Turn turn) {
        int i = turn.next(keys.size());
        return peers.googleAuthCode(keys.base32[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public String twoFactorAuth(Turn turn) {
        int i = turn.next(keys.size());
        return Peers.twoFactorAuthCode(keys.base32[i], keys.times[i]);
    }
}
