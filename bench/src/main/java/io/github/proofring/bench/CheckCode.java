package io.github.proofring.bench;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.Progress;
import io.github.proofring.totp.TotpCheck;
import java.security.Key;
import java.util.Arrays;
import javax.crypto.Mac;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A code that was typed against the present step and its neighbours, each of another secret; one of eight is right. */
@State(Scope.Thread)
public class CheckCode {
    /** The hash. */
    @Param
    public Algorithm algorithm = Algorithm.SHA1;

    /** How many there are: so few that they stay in the caches, or too many. */
    @Param("32768")
    public int secrets = CodeKeys.MANY;

    CodeKeys keys = new CodeKeys(algorithm, 1);
    private Pads[] pads = {};
    private Mac[] macs = {};
    private Key[] jcaKeys = {};
    private TOTPGenerator[] otpJava = {};
    private Peers peers = new Peers(algorithm);

    /** Draws the secrets and the codes. */
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
            keys.totp.check(keys.secrets[i], keys.typed[i], keys.times[i], Progress.NEVER);
        }
    }

    /** Ours. */
    @Benchmark
    public TotpCheck ours(Turn turn) {
        int i = turn.next(keys.size());
        return keys.totp.check(keys.secrets[i], keys.typed[i], keys.times[i], Progress.NEVER);
    }

    /** The same check on kept pad states. */
    @Benchmark
    public boolean bound(Turn turn) {
        int i = turn.next(keys.size());
        return pads[i].check(keys.typed[i], keys.times[i]);
    }

    /** The other bound: a {@code Mac} for each secret that is reused, which threads cannot share. */
    @Benchmark
    public boolean reusedMac(Turn turn) {
        int i = turn.next(keys.size());
        return Macs.check(macs[i], keys.typed[i], keys.times[i]);
    }

    /** Peer, by its user's own loop. */
    @Benchmark
    public boolean javaOtp(Turn turn) {
        int i = turn.next(keys.size());
        return peers.javaOtpCheck(jcaKeys[i], keys.typed[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public boolean javaTotp(Turn turn) {
        int i = turn.next(keys.size());
        return peers.javaTotpCheck(keys.base32[i], keys.typed[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public boolean otpJava(Turn turn) {
        int i = turn.next(keys.size());
        return peers.otpJavaCheck(otpJava[i], keys.typed[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public boolean googleAuth(Turn turn) {
        int i = turn.next(keys.size());
        return peers.googleAuthCheck(keys.base32[i], keys.typed[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public boolean twoFactorAuth(Turn turn) {
        int i = turn.next(keys.size());
        return Peers.twoFactorAuthCheck(keys.base32[i], keys.typed[i], keys.times[i]);
    }
}
