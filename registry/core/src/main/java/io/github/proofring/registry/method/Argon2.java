package io.github.proofring.registry.method;

import io.github.proofring.registry.spi.Bytes;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106), a bounded number at once. Safe for use by many threads. */
record Argon2(int memoryKib, int passes, Semaphore atOnce, long patienceMillis) {
    private static final int HASH_BYTES = 32;

    static Argon2 standard() {
        return new Argon2(
                19_456,
                2,
                new Semaphore(Runtime.getRuntime().availableProcessors(), true),
                TimeUnit.SECONDS.toMillis(2));
    }

    /** The same bound, at the cost that a set was hashed with. */
    Argon2 like(RecoveryState set) {
        return new Argon2(set.memoryKib(), set.passes(), atOnce, patienceMillis);
    }

    /** None if too many were in the way. */
    Optional<Bytes> hash(byte[] secret, byte[] salt) {
        if (!acquired()) {
            return Optional.empty();
        }
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memoryKib)
                    .withIterations(passes)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes(secret, hash);
            return Optional.of(Bytes.copyOf(hash));
        } finally {
            atOnce.release();
        }
    }

    private boolean acquired() {
        try {
            return atOnce.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
