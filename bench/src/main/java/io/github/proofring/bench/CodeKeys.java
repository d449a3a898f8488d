package io.github.proofring.bench;

import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.Secret;
import io.github.proofring.totp.Totp;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/**
 * Secrets with a code each that a person typed for it, one of eight of them right. Random, so that nothing is known when the code is
 * compiled, and in the run's numbers too many for the processor's caches.
 */
final class CodeKeys {
    static final int MANY = 1 << 15;
    private static final long PRESENT = 1_795_000_000L;

    final Algorithm algorithm;
    final Totp totp;
    final byte[][] keys;
    final Secret[] secrets;
    final String[] base32;
    final Instant[] times;
    final long[] steps;
    final String[] typed;
    final boolean[] right;

    /** @param count a power of two */
    CodeKeys(Algorithm algorithm, int count) {
        this.algorithm = algorithm;
        this.totp = Totp.standard().withAlgorithm(algorithm);
        this.keys = new byte[count][];
        this.secrets = new Secret[count];
        this.base32 = new String[count];
        this.times = new Instant[count];
        this.steps = new long[count];
        this.typed = new String[count];
        this.right = new boolean[count];
        Random random = new Random();
        for (int i = 0; i < count; i++) {
            fill(i, random);
        }
    }

    private void fill(int i, Random random) {
        secrets[i] = Secret.random(algorithm);
        keys[i] = secrets[i].reveal();
        base32[i] = secrets[i].base32();
        times[i] = Instant.ofEpochSecond(PRESENT + random.nextInt(100_000_000));
        steps[i] = times[i].getEpochSecond() / 30;
        Pads pads = Pads.of(algorithm, keys[i]);
        right[i] = random.nextInt(8) == 0;
        int number = right[i] ? pads.code(steps[i] - 1 + random.nextInt(3)) : random.nextInt(1_000_000);
        // One of 300,000 that should be wrong is right by chance.
        right[i] = pads.check(number, steps[i]);
        typed[i] = String.format(Locale.ROOT, "%06d", number);
    }

    int size() {
        return keys.length;
    }
}
