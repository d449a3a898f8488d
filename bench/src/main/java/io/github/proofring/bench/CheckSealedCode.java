package io.github.proofring.bench;

import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.Progress;
import io.github.proofring.totp.Secret;
import io.github.proofring.totp.TotpCheck;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The check of a server: the secret comes sealed (AES-256-GCM) from where it is kept, is opened, used once and forgotten. Those whose
 * secret is a text keep that one sealed.
 */
@State(Scope.Thread)
public class CheckSealedCode {
    /** The hash. */
    @Param
    public Algorithm algorithm = Algorithm.SHA1;

    CodeKeys keys = new CodeKeys(algorithm, 1);
    private final Box box = new Box();
    private byte[][] sealed = {};
    private byte[][] sealedTexts = {};
    private Peers peers = new Peers(algorithm);

    /** Draws the secrets and the codes. */
    @Setup
    public void draw() {
        prepare(CodeKeys.MANY);
    }

    void prepare(int count) {
        keys = new CodeKeys(algorithm, count);
        peers = new Peers(algorithm);
        sealed = Arrays.stream(keys.keys).map(box::seal).toArray(byte[][]::new);
        sealedTexts = Arrays.stream(keys.base32)
                .map(text -> box.seal(text.getBytes(StandardCharsets.US_ASCII)))
                .toArray(byte[][]::new);
    }

    /** Ours. */
    @Benchmark
    public TotpCheck ours(Turn turn) {
        int i = turn.next(keys.size());
        Secret secret = Secret.ofBytes(box.open(sealed[i]));
        return keys.totp.check(secret, keys.typed[i], keys.times[i], Progress.NEVER);
    }

    /** Pad states that are made and used. */
    @Benchmark
    public boolean bound(Turn turn) {
        int i = turn.next(keys.size());
        return Pads.of(algorithm, box.open(sealed[i])).check(keys.typed[i], keys.times[i]);
    }

    /** The other bound. */
    @Benchmark
    public boolean newMac(Turn turn) {
        int i = turn.next(keys.size());
        return Macs.check(Macs.of(algorithm, box.open(sealed[i])), keys.typed[i], keys.times[i]);
    }

    /** Peer, by its user's own loop. */
    @Benchmark
    public boolean javaOtp(Turn turn) {
        int i = turn.next(keys.size());
        return peers.javaOtpCheck(Peers.key(algorithm, box.open(sealed[i])), keys.typed[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public boolean javaTotp(Turn turn) {
        int i = turn.next(keys.size());
        return peers.javaTotpCheck(text(i), keys.typed[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public boolean otpJava(Turn turn) {
        int i = turn.next(keys.size());
        return peers.otpJavaCheck(peers.otpJava(text(i)), keys.typed[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public boolean googleAuth(Turn turn) {
        int i = turn.next(keys.size());
        return peers.googleAuthCheck(text(i), keys.typed[i], keys.times[i]);
    }

    /** Peer. */
    @Benchmark
    public boolean twoFactorAuth(Turn turn) {
        int i = turn.next(keys.size());
        return Peers.twoFactorAuthCheck(text(i), keys.typed[i], keys.times[i]);
    }

    private String text(int i) {
        return new String(box.open(sealedTexts[i]), StandardCharsets.US_ASCII);
    }
}
