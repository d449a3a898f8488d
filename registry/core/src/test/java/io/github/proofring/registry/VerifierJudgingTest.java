package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.spi.Opening;
import io.github.proofring.registry.spi.Verifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Hazard 19: a judgement that costs much")
class VerifierJudgingTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final MethodKind KIND = new MethodKind("slow");

    /** Finds every proof wrong, and remembers of what it was asked. */
    private static final class Slow implements Verifier {
        final List<Bytes> asked = new ArrayList<>();

        @Override
        public MethodKind kind() {
            return KIND;
        }

        @Override
        public boolean guessable() {
            return true;
        }

        @Override
        public Opening openEnrollment(AccountId account, String accountName, List<Bytes> existing, Instant now) {
            return new Opening(new Prompt() {}, Bytes.EMPTY);
        }

        @Override
        public Opening openProof(Bytes state, Instant now) {
            return new Opening(new Prompt() {}, Bytes.EMPTY);
        }

        @Override
        public Judgement judgeEnrollment(Bytes pending, Proof proof, Instant now) {
            return judgeProof(Bytes.EMPTY, pending, proof, now);
        }

        @Override
        public Judgement judgeProof(Bytes state, Bytes pending, Proof proof, Instant now) {
            asked.add(state);
            return new Judgement.Wrong();
        }
    }

    private static Enrolled method(int state) {
        return new Enrolled(
                MethodId.random(),
                KIND,
                "mine",
                Strength.TYPED_CODE,
                NOW,
                Optional.empty(),
                Bytes.copyOf(new byte[] {(byte) state}),
                Optional.empty(),
                false,
                Optional.empty(),
                Track.NONE,
                Track.NONE,
                Track.NONE,
                0);
    }

    private static Judging judging(Slow slow) {
        OpenTicket ticket =
                OpenTicket.blank(Account.absent(new AccountId("a")), MethodId.random(), KIND, NOW, Policy.STANDARD);
        return new VerifierJudging(slow, ticket, new Code("x"), NOW);
    }

    @Test
    @DisplayName("is made once however often its write has lost a race, and again if the method has changed meanwhile")
    void once() {
        Slow slow = new Slow();
        Judging judging = judging(slow);
        for (int state : new int[] {1, 1, 1, 2, 2}) {
            judging.proof(method(state));
        }
        assertEquals(List.of(method(1).state(), method(2).state()), slow.asked);
    }

    @Test
    @DisplayName("is made once for an enrollment")
    void enrollment() {
        Slow slow = new Slow();
        Judging judging = judging(slow);
        Slot slot = Slot.unsent(Bytes.EMPTY, NOW);
        assertEquals(judging.enrollment(slot), judging.enrollment(slot));
        assertEquals(1, slow.asked.size());
    }
}
