package io.github.proofring.examples.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id hashes in the PHC string format, with the parameters that OWASP's password storage cheat sheet names first. Safe for
 * use by many threads.
 */
final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,3})\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final Semaphore atOnce;
    private final Duration patience;
    private final String nobody = phc(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));

    /** As many at once as there are cores: each hash takes a core and 19 MiB, more would only fill the memory. */
    Passwords() {
        this(Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(5));
    }

    Passwords(int atOnce, Duration patience) {
        this.atOnce = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Whether a text has the form of what {@link #hash} answers. */
    static boolean isHash(String text) {
        return PHC.matcher(text).matches();
    }

    /** A hash that no password is known to have. */
    String ofNobody() {
        return nobody;
    }

    /** What to store for this password. */
    String hash(String password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return phc(salt, argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
    }

    private static String phc(byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + BASE64.encodeToString(salt)
                + "$" + BASE64.encodeToString(hash);
    }

    /** Whether the password is the one that was hashed. Takes the same time whatever the answer. */
    boolean matches(String password, String stored) {
        Matcher phc = PHC.matcher(stored);
        if (!phc.matches()) {
            throw new IllegalStateException("a stored password is no Argon2id hash in the PHC string format");
        }
        byte[] salt = Base64.getDecoder().decode(phc.group(4));
        byte[] hash = Base64.getDecoder().decode(phc.group(5));
        int memory = Integer.parseInt(phc.group(1));
        int passes = Integer.parseInt(phc.group(2));
        int lanes = Integer.parseInt(phc.group(3));
        return MessageDigest.isEqual(hash, argon2(password, salt, memory, passes, lanes, hash.length));
    }

    /** The work of {@link #matches} for a user who does not exist, so that the time does not tell. */
    void matchNobody(String password) {
        matches(password, nobody);
    }

    private byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        // One keyboard writes é as one character, another as two: NIST SP 800-63B-4 §3.1.1.2 asks for the same bytes.
        byte[] secret = Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[length];
        await();
        try {
            generator.generateBytes(secret, hash);
            return hash;
        } finally {
            atOnce.release();
        }
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private void await() {
        try {
            if (!atOnce.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.BUSY.refused();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.BUSY.refused();
        }
    }
}
