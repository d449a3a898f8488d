package io.github.proofring.bench;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import java.util.UUID;
import java.util.function.Supplier;

/** Somebody with an account, a browser, and a device to prove with. */
final class Person {
    final AccountId account = new AccountId(UUID.randomUUID().toString());
    final Device device;
    private final Caller browser = Caller.session(UUID.randomUUID().toString());
    private final MethodId method;

    private Person(Device device, Registry registry, RoundClock clock) {
        this.device = device;
        this.method = enroll(device, Authority.assertedByApplication(account), registry, clock);
    }

    /** One whose method has been enrolled. */
    static Person enrolled(Device device, Registry registry, RoundClock clock) {
        return new Person(device, registry, clock);
    }

    /** One with more methods, of which the first is used. */
    static Person enrolled(Supplier<Device> devices, int methods, Registry registry, RoundClock clock) {
        Person person = enrolled(devices.get(), registry, clock);
        for (int i = 1; i < methods; i++) {
            clock.nextRound();
            person.enroll(devices.get(), person.stepUp(registry, clock), registry, clock);
        }
        return person;
    }

    private MethodId enroll(Device with, Authority by, Registry registry, RoundClock clock) {
        Challenge challenge = registry.begin(new Request.Enroll(by, with.kind(), "mine", "ada"), browser)
                .orThrow();
        Proof proof = with.setUp(challenge, clock.instant());
        return registry.finish(challenge.ticket(), proof, Expected.of(account, Purpose.ENROLL), browser)
                .orThrow()
                .method()
                .id();
    }

    private Authority stepUp(Registry registry, RoundClock clock) {
        Challenge challenge = registry.begin(new Request.StepUp(account, method, Operation.ADD_METHOD), browser)
                .orThrow();
        Proof proof = device.answer(challenge, clock.instant());
        return registry.finish(challenge.ticket(), proof, Expected.of(account, Purpose.STEP_UP), browser)
                .orThrow()
                .authority();
    }

    Challenge begin(Registry registry) {
        return registry.begin(new Request.SignIn(account, method), browser).orThrow();
    }

    Verdict finish(Registry registry, Challenge challenge, Proof proof) {
        return registry.finish(challenge.ticket(), proof, Expected.of(account, Purpose.SIGN_IN), browser);
    }
}
