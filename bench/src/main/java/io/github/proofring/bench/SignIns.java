package io.github.proofring.bench;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.webauthn.SignatureAlgorithm;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rounds in which everybody signs in once: all begin, then all work out what they answer, which is nobody's time but theirs, then all
 * finish.
 */
final class SignIns implements Rounds {
    private final Registry registry;
    private final RoundClock clock;
    private final List<Person> people;
    private final Challenge[] challenges;
    private final Proof[] proofs;
    private int round;

    SignIns(Registry registry, RoundClock clock, List<Person> people) {
        this.registry = registry;
        this.clock = clock;
        this.people = people;
        this.challenges = new Challenge[people.size()];
        this.proofs = new Proof[people.size()];
    }

    /** A registry as an application makes it, with a time of its own. */
    static Registry registry(AccountStore store, KeyRing keys, RoundClock clock) {
        return Registry.create(
                clock.onThisTime(store),
                keys,
                List.of(new AuthenticatorApps("Example"), new Passkeys(Assertion.party(SignatureAlgorithm.ES256))),
                Policy.STANDARD,
                clock);
    }

    @Override
    public int size() {
        return people.size();
    }

    @Override
    public void run(Crowd crowd, Measured into) {
        clock.nextRound();
        round++;
        Crowd.Took begin = crowd.each(size(), i -> challenges[i] = people.get(i).begin(registry));
        for (int i = 0; i < size(); i++) {
            Device device = people.get(i).device;
            proofs[i] = isRight(i)
                    ? device.answer(challenges[i], clock.instant())
                    : device.mistake(challenges[i], clock.instant());
        }
        AtomicInteger refused = new AtomicInteger();
        Crowd.Took finish = crowd.each(size(), i -> {
            Verdict verdict = people.get(i).finish(registry, challenges[i], proofs[i]);
            if (isRight(i) && !(verdict instanceof Verdict.Accepted)) {
                refused.incrementAndGet();
            }
        });
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " of " + size() + " right proofs were refused");
        }
        into.add(begin, finish);
    }

    private boolean isRight(int i) {
        return (i + round) % 16 != 0;
    }
}
