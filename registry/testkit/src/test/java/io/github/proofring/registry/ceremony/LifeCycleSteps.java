package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.testkit.UnreliableAccountStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tests of the life cycle begin with: an owner with a word, a mailbox and a telephone, who has read what was told of them. */
@ParameterizedClass
@EnumSource(TestStore.class)
abstract class LifeCycleSteps {
    static final Duration MONTH = Duration.ofDays(30);

    @Parameter
    TestStore store;

    Owner owner;
    Owner.Known word;
    Method email;
    Method phone;

    @BeforeEach
    void anAccount() {
        set(new Owner(store, UnreliableAccountStore::new));
    }

    void set(Owner other) {
        owner = other;
        word = owner.firstWord();
        email = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        phone = owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
        forget();
    }

    void forget() {
        owner.newAlerts();
        owner.events.clear();
    }

    /** Another server on the same store, whose parts differ. */
    Registry server(Clock clock, Delivery delivery, UnaryOperator<Sending> sending) {
        PhonePolicy numbers = PhonePolicy.typedIn("GB");
        Sending all = sending.apply(Sending.of(
                        delivery,
                        store.budgets(),
                        new EmailCodes("Example"),
                        PhoneCodes.byText("Example", "example.org", numbers))
                .withAlertPage(Owner.PAGE));
        return Registry.create(
                        owner.store, owner.keys, List.of(new RecoveryCodes(), new Knock()), all, Policy.STANDARD, clock)
                .telling(owner.events::add);
    }

    Authority.Proven stepUp(Registry at, Owner.Known with, Operation operation) {
        Challenge challenge = at.begin(new Request.StepUp(owner.account, with.id, operation), owner.browser)
                .orThrow();
        return at.finish(challenge.ticket(), with.next(), owner.expecting(Purpose.STEP_UP), owner.browser)
                .orThrow()
                .authority();
    }

    Owner.Known addWord(Registry at, Owner.Known with) {
        Challenge challenge = at.begin(
                        new Request.Enroll(stepUp(at, with, Operation.ADD_METHOD), Knock.KIND, "a word", "ada"),
                        owner.browser)
                .orThrow();
        Knock.Word added = (Knock.Word) challenge.prompt();
        Verdict verdict = at.finish(challenge.ticket(), added.proof(0), owner.expecting(Purpose.ENROLL), owner.browser);
        return new Owner.Known(verdict.orThrow().method().id(), added);
    }

    Removal remove(Registry at, Owner.Known with, MethodId method) {
        return at.remove(stepUp(at, with, Operation.removeMethod(method)), method);
    }

    String addressOf(Method method) {
        return owner.registry.address(owner.account, method.id()).orElseThrow();
    }

    static long to(String address, List<Message> messages) {
        return messages.stream().filter(message -> message.to().equals(address)).count();
    }
}
