package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Opening;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is kept of recovery codes")
class RecoveryStateTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    /** Counts the hashes: each takes a permit and gives it back. */
    private static final class Counting extends Semaphore {
        private static final long serialVersionUID = 1L;
        private int taken;

        Counting(int permits) {
            super(permits, true);
        }

        @Override
        public void release() {
            taken++;
            super.release();
        }
    }

    private final Counting permits = new Counting(1);
    private final RecoveryCodes kind = new RecoveryCodes(new Argon2(64, 1, permits, 20));
    private final Opening opening = kind.openEnrollment(new AccountId("7"), "ada", List.of(), NOW);
    private final List<String> codes = ((RecoveryCodes.Codes) opening.prompt()).codes();
    private final Bytes state = enrolled();

    private Bytes enrolled() {
        return assertInstanceOf(
                        Judgement.Proven.class, kind.judgeEnrollment(opening.pending(), new RecoveryCodes.Kept(), NOW))
                .state();
    }

    private Judgement judge(Bytes of, String typed) {
        return kind.judgeProof(of, Bytes.EMPTY, new Code(typed), NOW);
    }

    @Test
    @DisplayName("issue: one salt and ten hashes, none of them alike, and no code")
    void saltAndHashes() {
        RecoveryState kept = RecoveryState.of(state);
        assertEquals(16, kept.salt().size());
        assertEquals(10, kept.codes().size());
        Set<Bytes> different = new HashSet<>();
        kept.codes().forEach(code -> different.add(code.hash()));
        assertEquals(10, different.size());
        String bytes = new String(state.toArray(), StandardCharsets.ISO_8859_1);
        for (RecoveryCode code : RecoveryCode.split(opening.pending().toArray())) {
            assertFalse(bytes.contains(new String(code.bytes(), StandardCharsets.ISO_8859_1)));
        }
        assertTrue(state.size() < Judgement.Proven.MAX_STATE);
    }

    @Test
    @DisplayName("the hashes are Argon2id of RFC 9106, worked out here by the library alone")
    void argon2id() {
        RecoveryState kept = RecoveryState.of(state);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kept.memoryKib())
                .withIterations(kept.passes())
                .withParallelism(1)
                .withSalt(kept.salt().toArray())
                .build());
        byte[] hash = new byte[32];
        generator.generateBytes(RecoveryCode.read(codes.get(6)).orElseThrow().bytes(), hash);
        assertEquals(Bytes.copyOf(hash), kept.codes().get(6).hash());
    }

    @Test
    @DisplayName("one check costs one Argon2id, however many are left, right or wrong; a malformed one costs none")
    void oneHash() {
        Bytes left = state;
        for (String code : codes) {
            int before = permits.taken;
            left = assertInstanceOf(Judgement.Proven.class, judge(left, code)).state();
            assertEquals(before + 1, permits.taken);
        }
        int before = permits.taken;
        assertInstanceOf(Judgement.Wrong.class, judge(left, "0000-0000-0000-0000"));
        assertEquals(before + 1, permits.taken);
        assertEquals(new Judgement.Refused(Reason.MALFORMED_PROOF), judge(left, "0000"));
        assertEquals(before + 1, permits.taken);
        assertEquals(0, RecoveryState.of(left).left());
    }

    @Test
    @DisplayName("the standard cost is OWASP's: 19 MiB, two passes; a set goes on with the cost that it was made with")
    void cost() {
        assertEquals(19_456, Argon2.standard().memoryKib());
        assertEquals(2, Argon2.standard().passes());
        assertInstanceOf(
                Judgement.Proven.class,
                new RecoveryCodes().judgeProof(state, Bytes.EMPTY, new Code(codes.get(0)), NOW));
    }

    @Test
    @DisplayName("hazard 19: more at once than there is room for are told that it is busy, and are no guess")
    void busy() throws InterruptedException {
        permits.acquire();
        assertEquals(new Judgement.Refused(Reason.BUSY), judge(state, codes.get(0)));
        permits.release();
        assertInstanceOf(Judgement.Proven.class, judge(state, codes.get(0)));
    }
}
