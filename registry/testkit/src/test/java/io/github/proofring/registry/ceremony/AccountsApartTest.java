package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertDeclined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Factor;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Permission;
import io.github.proofring.registry.Preference;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.RemovalOfAll;
import io.github.proofring.registry.Renaming;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Suspension;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Row;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Two accounts' data never meet, by whatever call and with whatever the other one's browser holds")
class AccountsApartTest {
    @Parameter
    TestStore store;

    private Registry registry;
    private Resident ada;
    private Resident bob;

    /** Of each call: what is made ready for it, and then what ada does with bob's things while no byte of either row changes. */
    private final Map<String, Supplier<Runnable>> calls = new LinkedHashMap<>();

    /** The same of what can be begun. */
    private final Map<Class<?>, Supplier<Runnable>> requests = new LinkedHashMap<>();

    @BeforeEach
    void twoResidents() {
        House house = new House(store);
        registry = house.registry;
        ada = new Resident(house, "ada.ada");
        bob = new Resident(house, "bob.bob");
        begins();
        changes();
        reads();
        holds();
        stands();
    }

    private void readied(String signature, Supplier<Runnable> ready) {
        calls.put(signature, ready);
    }

    /** With nothing to make ready. */
    private void call(String signature, Runnable act) {
        calls.put(signature, () -> act);
    }

    private void request(Class<? extends Request> type, Supplier<Runnable> ready) {
        requests.put(type, ready);
    }

    private <T> T nothingOfBobs(T answer) {
        String printed = String.valueOf(answer);
        bob.tellTales().forEach(tale -> assertFalse(printed.contains(tale), printed));
        return answer;
    }

    private void refused(Reason reason, Begun begun) {
        assertDeclined(reason, nothingOfBobs(begun));
    }

    /** What a session of bob's holds is no authority in one of ada's. */
    private void isNotAdas(Authority.Proven bobs) {
        assertEquals(Optional.empty(), registry.authority(registry.seal(bobs), ada.browser));
    }

    private static String signature(java.lang.reflect.Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    @Test
    @DisplayName("and there is a case here for every public call, and for every request")
    void complete() {
        Set<String> all = Arrays.stream(Registry.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> method.getReturnType() != Registry.class)
                .map(AccountsApartTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, new TreeSet<>(calls.keySet()));
        assertEquals(leaves(Request.class).collect(Collectors.toSet()), requests.keySet());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(AccountsApartTest::leaves)
                : Stream.of(type);
    }

    @Test
    @DisplayName("each call with the other account's things is refused, tells nothing of it, and writes to neither")
    void calls() {
        watch(calls);
    }

    @Test
    @DisplayName("each request with the other account's things is refused, tells nothing of it, and writes to neither")
    void requests() {
        watch(requests);
    }

    private void watch(Map<?, Supplier<Runnable>> all) {
        all.forEach((what, ready) -> {
            Runnable act = ready.get();
            Row adas = ada.row();
            Row bobs = bob.row();
            act.run();
            assertEquals(adas, ada.row(), () -> what + " changed the own row");
            assertEquals(bobs, bob.row(), () -> what + " changed the other row");
        });
    }

    private void begins() {
        call("begin(Request, Caller)", () -> methodsOfBobs(id -> new Request.SignIn(ada.account, id)));
        request(Request.SignIn.class, () -> () -> methodsOfBobs(id -> new Request.SignIn(ada.account, id)));
        request(Request.SecondFactor.class, () -> () -> methodsOfBobs(id -> new Request.SecondFactor(ada.account, id)));
        request(Request.FirstFactor.class, () -> () -> methodsOfBobs(id -> new Request.FirstFactor(ada.account, id)));
        request(
                Request.StepUp.class,
                () -> () -> methodsOfBobs(id -> new Request.StepUp(ada.account, id, Operation.ADD_METHOD)));
        request(Request.Enroll.class, () -> adding(by -> new Request.Enroll(by, Knock.KIND, "mine", "me")));
        request(
                Request.EnrollConditionally.class,
                () -> adding(by -> new Request.EnrollConditionally(by, bob.passkey.kind(), "me")));
        request(
                Request.EnrollAddress.class,
                () -> adding(by -> new Request.EnrollAddress(by, EmailCodes.KIND, ada.mailbox, "")));
        request(Request.ReplaceAll.class, () -> () -> {
            Authority administrator = Authority.administrator(bob.account, "Grace", "ticket 7");
            Request.Enroll with = new Request.Enroll(administrator, Knock.KIND, "mine", "me");
            refused(Reason.AUTHORITY_NEEDED, registry.begin(new Request.ReplaceAll(with), ada.browser));
        });
        request(Request.SignInDiscoverable.class, () -> () -> {
            Caller withBobs = ada.browser.withDevice("bob's").withOpenedLink("bob's");
            nothingOfBobs(registry.begin(new Request.SignInDiscoverable(bob.passkey.kind()), withBobs)
                    .orThrow());
        });
        request(Request.Resend.class, () -> {
            Challenge bobs = bob.begin(new Request.SignIn(bob.account, bob.phone.id()));
            return () -> refused(Reason.WRONG_CALLER, registry.begin(new Request.Resend(bobs.ticket()), ada.browser));
        });
        request(Request.CancelReplacement.class, () -> {
            ada.link();
            return () -> methodsOfBobs(id -> new Request.CancelReplacement(ada.account, id));
        });
    }

    private void methodsOfBobs(Function<MethodId, Request> request) {
        for (MethodId id : List.of(bob.word.id, bob.passkey.id(), bob.phone.id(), bob.email.id())) {
            refused(Reason.NO_SUCH_METHOD, registry.begin(request.apply(id), ada.browser));
        }
    }

    /** A request for a method names no account but that of its authority: bob's is none in ada's browser, and a word for him is not enough. */
    private Runnable adding(Function<Authority, Request> request) {
        Authority.Proven bobs = bob.strongStepUp(Operation.ADD_METHOD);
        return () -> {
            isNotAdas(bobs);
            for (Authority by : List.of(
                    Authority.assertedByApplication(bob.account),
                    Authority.administrator(bob.account, "Grace", "ticket 7"))) {
                assertDeclined(Reason.AUTHORITY_NEEDED, registry.begin(request.apply(by), ada.browser));
            }
        };
    }

    private void changes() {
        readied("finish(Ticket, Proof, Expected, Caller)", () -> {
            Challenge bobs = bob.begin(new Request.SignIn(bob.account, bob.passkey.id()));
            return () -> World.assertRejected(
                    Reason.WRONG_CALLER,
                    nothingOfBobs(registry.finish(
                            bobs.ticket(), bob.sign(bobs), Expected.of(ada.account, Purpose.SIGN_IN), ada.browser)));
        });
        changing(
                "remove(Authority, MethodId)",
                Operation::removeMethod,
                (by, id) -> assertEquals(
                        new Removal.NotRemoved(Reason.NO_SUCH_METHOD, Optional.empty()), registry.remove(by, id)));
        changing(
                "suspend(Authority, MethodId)",
                Operation::suspendMethod,
                (by, id) -> assertEquals(
                        new Suspension.NotChanged(Reason.NO_SUCH_METHOD, Optional.empty()), registry.suspend(by, id)));
        changing(
                "resume(Authority, MethodId)",
                Operation::resumeMethod,
                (by, id) -> assertEquals(
                        new Suspension.NotChanged(Reason.NO_SUCH_METHOD, Optional.empty()), registry.resume(by, id)));
        changing(
                "rename(Authority, MethodId, String)",
                id -> Operation.RENAME_METHOD,
                (by, id) -> assertEquals(
                        new Renaming.NotRenamed(Reason.NO_SUCH_METHOD, Optional.empty()),
                        registry.rename(by, id, "mine")));
        changing(
                "prefer(Authority, MethodId)",
                id -> Operation.CHOOSE_DEFAULT,
                (by, id) -> assertEquals(
                        new Preference.NotPreferred(Reason.NO_SUCH_METHOD, Optional.empty()), registry.prefer(by, id)));
        // What these change is the account of the authority: bob's is none in ada's browser, and none of ada's names
        // him.
        readied("erase(Authority)", ofTheAuthority(Operation.ERASE));
        readied("forgetDevices(Authority)", ofTheAuthority(Operation.FORGET_DEVICES));
        readied("removeAll(Authority)", () -> {
            Authority.Proven bobs = bob.strongStepUp(Operation.ERASE);
            return () -> assertEquals(
                    new RemovalOfAll.NotAsked(Reason.AUTHORITY_NEEDED, Optional.empty()), registry.removeAll(bobs));
        });
        readied("reset(Administrator)", ofTheAuthority(Operation.ERASE));
        readied("isAllowed(Proven, Operation)", () -> {
            Authority.Proven own = ada.strongStepUp(Operation.removeMethod(bob.word.id));
            return () -> assertFalse(
                    registry.isAllowed(own, Operation.removeMethod(ada.word.id)).granted());
        });
        readied("isAllowed(Proven, Operation, Collection)", () -> {
            Factor bobs = bob.signIn().factor();
            Authority.Proven own = ada.strongStepUp(Operation.removeMethod(bob.word.id));
            return () -> assertFalse(registry.isAllowed(own, Operation.removeMethod(ada.word.id), List.of(bobs))
                    .granted());
        });
    }

    private Supplier<Runnable> ofTheAuthority(Operation operation) {
        return () -> {
            Authority.Proven bobs = bob.strongStepUp(operation);
            return () -> isNotAdas(bobs);
        };
    }

    private interface Act {
        void with(Authority by, MethodId id);
    }

    private void changing(String signature, Function<MethodId, Operation> operation, Act act) {
        readied(signature, () -> {
            MethodId id = bob.phone.id();
            List<Authority> adas = List.of(
                    ada.strongStepUp(operation.apply(id)),
                    Authority.administrator(ada.account, "Grace", "ticket 7"),
                    Authority.assertedByApplication(ada.account));
            return () -> adas.forEach(by -> act.with(by, id));
        });
    }

    private void reads() {
        call(
                "methods(AccountId)",
                () -> assertEquals(
                        4, nothingOfBobs(registry.methods(ada.account)).size()));
        call("waysIn(AccountId)", () -> nothingOfBobs(registry.waysIn(ada.account)));
        call("recentUse(AccountId)", () -> nothingOfBobs(registry.recentUse(ada.account)));
        call(
                "nobody(String)",
                () -> assertEquals(List.of(), registry.methods(nothingOfBobs(registry.nobody(bob.account.value())))));
        call("address(AccountId, MethodId)", () -> {
            assertEquals(Optional.empty(), registry.address(ada.account, bob.email.id()));
            assertEquals(Optional.empty(), registry.address(ada.account, bob.phone.id()));
        });
        call("history(AccountId, Optional, int)", () -> {
            List<AccountEvent> all = ada.history();
            for (AccountEvent bobs : bob.history()) {
                List<AccountEvent> page = registry.history(ada.account, Optional.of(bobs), 100);
                assertTrue(all.containsAll(nothingOfBobs(page)), page.toString());
            }
            assertTrue(all.stream().allMatch(event -> event.account().equals(ada.account)));
        });
        readied("requires(AccountId, Operation, Collection)", () -> {
            Factor bobs = bob.signIn().factor();
            return () -> {
                Operation remove = Operation.removeMethod(bob.passkey.id());
                var demand = registry.requires(ada.account, remove, List.of(bobs));
                assertEquals(Strength.MAILBOX, demand.atLeast(), "as of a method that is nobody's");
                nothingOfBobs(demand.ways());
            };
        });
        call(
                "requiresToAdd(AccountId, Strength)",
                () -> nothingOfBobs(registry.requiresToAdd(ada.account, Strength.MAILBOX)));
        call("runDue(int)", () -> assertEquals(0, registry.runDue(10)));
    }

    private void holds() {
        readied("seal(Proven)", ofTheAuthority(Operation.ADD_METHOD));
        readied("authority(String, Caller)", () -> {
            String bobs = registry.seal(bob.signIn().authority());
            String adas = registry.seal(ada.signIn().authority());
            return () -> {
                assertEquals(Optional.empty(), registry.authority(bobs, ada.browser));
                assertEquals(Optional.empty(), registry.authority(adas, bob.browser));
                assertEquals(
                        bob.account,
                        registry.authority(bobs, bob.browser).orElseThrow().account());
            };
        });
        Supplier<Runnable> remembered = () -> {
            String bobs = registry.rememberDevice(bob.signIn(), Duration.ofDays(30));
            String adas = registry.rememberDevice(ada.signIn(), Duration.ofDays(30));
            return () -> {
                assertEquals(Optional.empty(), registry.remembered(ada.account, bobs));
                assertEquals(Optional.empty(), registry.remembered(bob.account, adas));
                assertTrue(registry.remembered(bob.account, bobs).isPresent());
            };
        };
        readied("rememberDevice(Accepted, Duration)", remembered);
        readied("remembered(AccountId, String)", remembered);
        readied("deviceToken(Accepted)", () -> {
            String bobs = registry.deviceToken(bob.signIn());
            String adas = registry.deviceToken(ada.signIn());
            Caller anyone = Caller.session("a browser of nobody's");
            Request signIn = new Request.SignIn(ada.account, ada.word.id);
            while (registry.begin(signIn, anyone) instanceof Challenge challenge) {
                registry.finish(
                        challenge.ticket(), Owner.Known.wrong(), Expected.of(ada.account, Purpose.SIGN_IN), anyone);
            }
            return () -> {
                refused(Reason.TOO_MANY_ATTEMPTS, registry.begin(signIn, anyone.withDevice(bobs)));
                assertInstanceOf(Challenge.class, registry.begin(signIn, anyone.withDevice(adas)));
            };
        });
    }

    /** Bob's account is restricted from here on. */
    private void stands() {
        readied("standing(AccountId)", () -> {
            bob.link();
            return () -> assertEquals(new Standing.Usual(), nothingOfBobs(registry.standing(ada.account)));
        });
        call(
                "isAllowed(AccountId, Operation)",
                () -> assertEquals(new Permission.Granted(), registry.isAllowed(ada.account, Operation.ADD_METHOD)));
        readied("openAlertLink(String)", () -> {
            String link = bob.link();
            String pass = registry.openAlertLink(link).orElseThrow().pass();
            ada.link();
            Request cancel = new Request.CancelReplacement(ada.account, ada.word.id);
            while (registry.begin(cancel, ada.browser) instanceof Challenge challenge) {
                ada.finish(challenge, Owner.Known.wrong(), Purpose.CANCEL_REPLACEMENT);
            }
            return () -> {
                refused(Reason.TOO_MANY_ATTEMPTS, registry.begin(cancel, ada.browser.withOpenedLink(pass)));
                assertEquals(Optional.empty(), registry.openAlertLink(link));
                assertEquals(Optional.empty(), registry.openAlertLink(pass));
            };
        });
    }
}
