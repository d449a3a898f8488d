package io.github.proofring.totp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Secrets of the RFCs' appendices, and one whose codes happen to have the rare properties that tests need. */
final class Seeds {
    /** 20 bytes: the seed of RFC 4226 and, for SHA-1, of RFC 6238. */
    static final byte[] TWENTY = digits(20);

    /** With {@link #TWENTY} and six digits, the code of this step is 000000. */
    static final long ALL_ZEROS_STEP = 349_495;

    /** With {@link #TWENTY} and six digits, this step and the next have one code, 911617. */
    static final long TWIN_STEP = 910_737;

    /** With {@link #TWENTY} and six digits, this step and the next but one have one code, 468457; the one between has not. */
    static final long DISTANT_TWIN_STEP = 153_567;

    private Seeds() {}

    static Secret twenty() {
        return Secret.ofBytes(TWENTY);
    }

    static Algorithm algorithm(Random random) {
        List<Algorithm> all = List.of(Algorithm.values());
        return all.get(random.nextInt(all.size()));
    }

    /** As {@link Secret#random}, but the same in every run. */
    static Secret secret(Random random, Algorithm algorithm) {
        byte[] bytes = new byte[algorithm.macBytes()];
        random.nextBytes(bytes);
        return Secret.ofBytes(bytes);
    }

    /** The digits 1 to 9 and 0, repeated. */
    static byte[] digits(int length) {
        return "1234567890".repeat(13).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
