package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Races, on one store through two registries")
class RaceTest {
    private static final int THREADS = 64;

    @Parameter
    TestStore store;

    /** All at the same moment, as far as a machine can. */
    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier start = new CyclicBarrier(calls.size());
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Verdict.Accepted> accepted(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Verdict.Accepted.class::isInstance)
                .map(Verdict::orThrow)
                .toList();
    }

    private static Set<Reason> reasons(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(Verdict.Rejected.class::isInstance)
                .map(verdict -> ((Verdict.Rejected) verdict).reason())
                .collect(Collectors.toSet());
    }

    private List<Registry> two(World world) {
        return List.of(world.registry, world.registry(world.store, world.keys, new Knock()));
    }

    @Test
    @DisplayName("invariant 3: 64 threads with one right code and 64 tickets: exactly one is accepted")
    void oneCode() throws Exception {
        World world = new World(store.open());
        World.Phone phone = world.enrollPhone(world.applicationsWord());
        Code code = phone.code(world.clock.instant());
        Expected expected = Expected.of(world.account, Purpose.SIGN_IN);
        List<Registry> servers = two(world);
        List<Callable<Verdict>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Challenge challenge = world.beginSigningIn(phone.method().id(), world.browser);
            Registry server = servers.get(i % 2);
            calls.add(() -> server.finish(challenge.ticket(), code, expected, world.browser));
        }
        List<Verdict> verdicts = atOnce(calls);
        assertEquals(1, accepted(verdicts).size());
        assertTrue(Set.of(Reason.CODE_ALREADY_USED, Reason.BUSY).containsAll(reasons(verdicts)), verdicts.toString());
    }

    @Test
    @DisplayName("invariant 3: 64 threads with one ticket and a proof that fits it: exactly one is accepted")
    void oneTicket() throws Exception {
        World world = new World(store.open());
        World.Known known = world.enrollKnock(world.applicationsWord());
        Challenge challenge = world.beginSigningIn(known.method().id(), world.browser);
        List<Registry> servers = two(world);
        List<Verdict> verdicts = atOnce(IntStream.range(0, THREADS)
                .<Callable<Verdict>>mapToObj(i -> () -> servers.get(i % 2)
                        .finish(
                                challenge.ticket(),
                                known.word().proof(1),
                                Expected.of(world.account, Purpose.SIGN_IN),
                                world.browser))
                .toList());
        assertEquals(1, accepted(verdicts).size());
        assertTrue(Set.of(Reason.TICKET_USED, Reason.BUSY).containsAll(reasons(verdicts)), verdicts.toString());
    }

    @Test
    @DisplayName(
            "invariant 2: twelve enrollments racing under one authority: never an eleventh method, never two from one ticket")
    void twelveEnrollments() throws Exception {
        World world = new World(store.open());
        World.Known first = world.enrollKnock(world.applicationsWord());
        Authority.Proven by = world.stepUp(first.method().id(), first.word().proof(1), Operation.ADD_METHOD);
        List<Registry> servers = two(world);
        List<MethodId> added = Collections.synchronizedList(new ArrayList<>());
        // Three enrollments can be open at once, so most of twelve lose their slot; each round's survivors finish.
        for (int round = 0; round < 12; round++) {
            List<Challenge> begun = atOnce(IntStream.range(0, 12)
                            .<Callable<Begun>>mapToObj(i -> () -> servers.get(i % 2)
                                    .begin(new Request.Enroll(by, Knock.KIND, "mine", "ada"), world.browser))
                            .toList())
                    .stream()
                    .filter(Challenge.class::isInstance)
                    .map(Begun::orThrow)
                    .toList();
            if (begun.isEmpty()) {
                break;
            }
            // Each ticket is finished by both servers at once.
            List<Callable<Verdict>> finishing = new ArrayList<>();
            for (Challenge challenge : begun) {
                for (Registry server : servers) {
                    finishing.add(() -> server.finish(
                            challenge.ticket(),
                            ((Knock.Word) challenge.prompt()).proof(0),
                            Expected.of(world.account, Purpose.ENROLL),
                            world.browser));
                }
            }
            List<Verdict.Accepted> accepted = accepted(atOnce(finishing));
            assertTrue(accepted.size() <= 3, "three slots, and " + accepted.size() + " were accepted");
            accepted.forEach(each -> added.add(each.method().id()));
        }
        assertEquals(10, world.methods());
        assertEquals(9, added.size());
        assertEquals(9, Set.copyOf(added).size());
    }

    @Test
    @DisplayName("hazard 14: two first enrollments at once on the application's word: one method")
    void twoFirst() throws Exception {
        for (int round = 0; round < 20; round++) {
            World world = new World(store.open());
            List<Registry> servers = two(world);
            Request first = new Request.Enroll(world.applicationsWord(), Knock.KIND, "mine", "ada");
            List<Begun> begun = atOnce(List.of(
                    () -> servers.get(0).begin(first, world.browser),
                    () -> servers.get(1).begin(first, world.browser)));
            List<Verdict> verdicts = atOnce(IntStream.range(0, 2)
                    .<Callable<Verdict>>mapToObj(i -> () -> {
                        Challenge challenge = begun.get(i).orThrow();
                        return servers.get(i)
                                .finish(
                                        challenge.ticket(),
                                        ((Knock.Word) challenge.prompt()).proof(0),
                                        Expected.of(world.account, Purpose.ENROLL),
                                        world.browser);
                    })
                    .toList());
            assertEquals(1, accepted(verdicts).size(), verdicts.toString());
            assertEquals(1, world.methods());
        }
    }

    @Test
    @DisplayName("invariant 4: of two methods that remove each other at once, one stays")
    void removeEachOther() throws Exception {
        for (int round = 0; round < 20; round++) {
            World world = new World(store.open());
            World.Known first = world.enrollKnock(world.applicationsWord());
            World.Known second = world.enrollKnock(
                    world.stepUp(first.method().id(), first.word().proof(1), Operation.ADD_METHOD));
            Authority.Proven bySecond = world.stepUp(
                    second.method().id(),
                    second.word().proof(1),
                    Operation.removeMethod(first.method().id()));
            Authority.Proven byFirst = world.stepUp(
                    first.method().id(),
                    first.word().proof(2),
                    Operation.removeMethod(second.method().id()));
            List<Registry> servers = two(world);
            List<Removal> removals = atOnce(List.of(
                    () -> servers.get(0).remove(bySecond, first.method().id()),
                    () -> servers.get(1).remove(byFirst, second.method().id())));
            assertEquals(1, world.methods(), removals.toString());
        }
    }

    @Test
    @DisplayName(
            "hazard 19: parallel guesses beat no limit: every wrong code is counted, and the fourth makes all others wait")
    void parallelGuesses() throws Exception {
        World world = new World(store.open());
        World.Known known = world.enrollKnock(world.applicationsWord());
        List<Challenge> challenges = IntStream.range(0, THREADS)
                .mapToObj(i -> world.beginSigningIn(known.method().id(), world.stranger))
                .toList();
        List<Registry> servers = two(world);
        List<Callable<Verdict>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Challenge challenge = challenges.get(i);
            Registry server = servers.get(i % 2);
            Code guess = new Code("guess/" + i);
            calls.add(() -> server.finish(
                    challenge.ticket(), guess, Expected.of(world.account, Purpose.SIGN_IN), world.stranger));
        }
        List<Verdict> verdicts = atOnce(calls);
        long judged = verdicts.stream()
                .filter(verdict -> ((Verdict.Rejected) verdict).reason() == Reason.WRONG_CODE)
                .count();
        assertTrue(judged <= 4, judged + " guesses were judged");
        assertRejected(
                Reason.TOO_MANY_ATTEMPTS,
                world.finishSigningIn(challenges.get(0), known.word().proof(1), world.stranger));
    }
}
