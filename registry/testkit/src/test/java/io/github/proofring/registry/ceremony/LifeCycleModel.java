package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Ticket;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be true of an account after what happened to it: kept by what was answered, and apart from the rules. */
final class LifeCycleModel {
    /** It is not. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what);
        }
    }

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6,8}\\b");

    private record Known(MethodId id, Strength strength, String address) {}

    private record Told(What what, Optional<MethodId> method, Instant at, Set<String> addresses) {}

    private final AccountId account;
    private final Clock clock;
    private final List<Known> methods = new ArrayList<>();
    private final List<Known> ever = new ArrayList<>();
    private final Set<String> acceptedTickets = new HashSet<>();
    private final IdentityHashMap<Authority.Proven, Integer> epochOf = new IdentityHashMap<>();
    private final List<Told> expected = new ArrayList<>();
    private final List<AccountEvent> heard = new ArrayList<>();
    private final List<Map.Entry<String, Instant>> alerted = new ArrayList<>();
    private Optional<Known> setAside = Optional.empty();
    private boolean pending;
    private Optional<Instant> until = Optional.empty();
    private Instant notBefore = Instant.EPOCH;
    private int epoch;
    private boolean trusted = true;
    private boolean everWrong;
    private Set<MethodId> before = Set.of();

    LifeCycleModel(AccountId account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** Whether the clock of the server that is asked next is right. */
    void serverIs(boolean right) {
        trusted = right;
        everWrong |= !right;
    }

    List<MethodId> methods() {
        return methods.stream().map(Known::id).toList();
    }

    List<MethodId> everKnown() {
        return ever.stream().map(Known::id).toList();
    }

    Optional<String> address(MethodId method) {
        return ever.stream()
                .filter(known -> known.id().equals(method) && !known.address().isEmpty())
                .map(Known::address)
                .findFirst();
    }

    static boolean holdsCode(Message message) {
        return CODE.matcher(message.text()).find();
    }

    void obtained(Authority.Proven authority) {
        epochOf.put(authority, epoch);
    }

    void unsure() {
        // Nothing of a refused write may show: check() sees to that.
    }

    void begun(Authority by, boolean replacing) {
        require(!replacing || by instanceof Authority.AssertedByApplication, "a proof began a replacement");
    }

    void accepted(Ticket ticket, boolean right) {
        require(right, "a wrong proof was accepted");
        require(acceptedTickets.add(ticket.value()), "a ticket was accepted twice");
    }

    void added(MethodId method, Strength strength, Optional<Authority.Proven> by, String address) {
        requireStill();
        require(methods.size() < 10, "an eleventh method");
        if (by.isEmpty()) {
            require(methods.isEmpty(), "the application's word added a method to others");
        } else {
            requireRight(by.get(), Operation.ADD_METHOD);
            Strength strongest = methods.stream()
                    .map(Known::strength)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            require(by.get().strength().atLeast(strength.orWeaker(strongest)), "a weak proof added a stronger method");
        }
        expect(What.METHOD_ADDED, Optional.of(method), addresses());
        Known known = new Known(method, strength, address);
        methods.add(known);
        ever.add(known);
    }

    void removed(MethodId method, Authority by) {
        requireStill();
        require(methods.size() > 1, "the last method was removed");
        Known gone = methods.stream()
                .filter(one -> one.id().equals(method))
                .findFirst()
                .orElseThrow();
        require(by instanceof Authority.Proven, "the application's word removed a method");
        Authority.Proven proven = (Authority.Proven) by;
        requireRight(proven, Operation.removeMethod(method));
        require(proven.strength().atLeast(gone.strength()), "a weak proof removed a stronger method");
        expect(What.METHOD_REMOVED, Optional.of(method), addresses());
        methods.remove(gone);
    }

    void changed(Authority by, Operation operation) {
        requireStill();
        require(by instanceof Authority.Proven, "the application's word changed a method");
        requireRight((Authority.Proven) by, operation);
    }

    void proved(MethodId method) {
        boolean on = methods().contains(method) || (!trusted && before.contains(method));
        require(on, "a method that is not on the account was proved");
    }

    void asked(MethodId method, String address) {
        Known known = new Known(method, Strength.TYPED_CODE, address);
        ever.add(known);
        begin(Optional.of(known));
    }

    void askedForNothing(boolean accepted) {
        if (accepted) {
            begin(Optional.empty());
        }
    }

    private void begin(Optional<Known> replacement) {
        require(trusted, "a server with a wrong clock began a replacement");
        require(!pending, "a replacement began while one was going on");
        require(!methods.isEmpty(), "a replacement of nothing");
        require(!clock.instant().plus(SKEW).isBefore(notBefore), "a replacement too soon after a cancel");
        require(
                methods.stream().anyMatch(one -> one.address().startsWith("+")),
                "a replacement of which nobody could be told");
        pending = true;
        until = Optional.empty();
        setAside = replacement;
        expect(What.REPLACEMENT_ASKED, Optional.empty(), addresses());
    }

    void cancelled() {
        require(trusted, "a server with a wrong clock cancelled");
        require(pending, "there was nothing to cancel");
        pending = false;
        notBefore = clock.instant().plus(MONTH).minus(SKEW);
        epoch++;
        expect(What.REPLACEMENT_CANCELLED, Optional.empty(), addresses());
    }

    void declined(MethodId method, Purpose purpose, Reason reason) {
        if (purpose == Purpose.CANCEL_REPLACEMENT && methods().contains(method)) {
            require(reason != Reason.PROVE_ANOTHER_WAY, "a cancel was parked");
            require(reason != Reason.NOTHING_TO_CANCEL || !pending || nearTheEnd(), "the owner could not cancel");
        }
    }

    void rejected(MethodId method, Purpose purpose, boolean right, Reason reason) {
        boolean hopeful = right && methods().contains(method) && !everWrong && !nearTheEnd();
        boolean waits = reason == Reason.TOO_MANY_ATTEMPTS || reason == Reason.PROVE_ANOTHER_WAY;
        if (purpose != Purpose.CANCEL_REPLACEMENT || pending) {
            require(!hopeful || waits, purpose + " with the right proof was rejected: " + reason);
        }
    }

    private boolean nearTheEnd() {
        return until.filter(end -> !clock.instant().plus(SKEW).isBefore(end)).isPresent();
    }

    void heard(AccountEvent event) {
        require(event.account().equals(account), "an event of another account");
        heard.add(event);
    }

    void delivered(Message message) {
        if (!holdsCode(message)) {
            alerted.add(Map.entry(message.to(), clock.instant()));
        }
    }

    /** What a server with the right time says of the account is what it must be. */
    void check(Registry registry) {
        List<Method> seen = registry.methods(account);
        List<MethodId> ids = seen.stream().map(Method::id).toList();
        if (pending) {
            checkReplacement(registry.standing(account), ids);
        }
        if (!pending) {
            require(registry.standing(account) instanceof Standing.Usual, "restricted for no reason");
        }
        require(ids.equals(methods()), "on the account: " + ids + " and not " + methods());
        require(ids.size() <= 10, "more than ten methods");
        require(seen.stream().filter(Method::preferred).count() <= 1, "two methods are preferred");
    }

    private void checkReplacement(Standing standing, List<MethodId> ids) {
        Instant now = clock.instant();
        if (standing instanceof Standing.Restricted restricted) {
            if (until.isEmpty()) {
                Duration off =
                        Duration.between(now.plus(MONTH), restricted.until()).abs();
                require(off.compareTo(SKEW) <= 0, "not thirty days, but until " + restricted.until());
                until = Optional.of(restricted.until());
            }
            require(until.equals(Optional.of(restricted.until())), "the time was changed");
            require(now.isBefore(restricted.until()), "the time is over, and nothing happened");
            require(
                    setAside.map(Known::id).equals(restricted.replacement().map(Method::id)),
                    "something else was set aside");
            return;
        }
        require(until.isPresent() && nearTheEnd(), "a replacement ended before its time");
        before = Set.copyOf(methods());
        expected.add(new Told(What.REPLACEMENT_DONE, setAside.map(Known::id), until.orElseThrow(), addresses()));
        pending = false;
        methods.clear();
        setAside.ifPresent(methods::add);
        epoch++;
        require(ids.equals(methods()), "not what was set aside took the place of everything");
    }

    /** Everything works, and has for some time: all were told, and nothing is left to do. */
    void settled(Found found) {
        for (Told told : expected) {
            require(
                    heard.stream()
                            .anyMatch(event -> event.what() == told.what()
                                    && event.method().equals(told.method())
                                    && (everWrong || !event.at().plus(SKEW).isBefore(told.at()))),
                    "the application was not told: " + told.what());
            for (String address : told.addresses()) {
                require(
                        everWrong
                                || alerted.stream()
                                        .anyMatch(alert -> alert.getKey().equals(address)
                                                && !alert.getValue().plus(SKEW).isBefore(told.at())),
                        address + " was not told: " + told.what());
            }
        }
        Optional<Instant> due = found.row().flatMap(Row::dueAt);
        require(everWrong || due.isPresent() == pending, "due: " + due);
    }

    private void expect(What what, Optional<MethodId> method, Set<String> addresses) {
        expected.add(new Told(what, method, clock.instant(), addresses));
    }

    private Set<String> addresses() {
        Set<String> all = new LinkedHashSet<>();
        methods.stream()
                .map(Known::address)
                .filter(address -> !address.isEmpty())
                .forEach(all::add);
        return all;
    }

    private void requireStill() {
        require(!pending, "something changed while everything is to be replaced");
    }

    private void requireRight(Authority.Proven by, Operation operation) {
        require(by.account().equals(account), "another account's proof");
        require(methods().contains(by.method()), "a proof by a method that is gone");
        require(by.allows(operation), "a proof that was made for something else");
        require(epochOf.getOrDefault(by, -1) == epoch, "a proof from before everything was to end");
        Duration age = Duration.between(by.provenAt(), clock.instant());
        require(everWrong || age.compareTo(Duration.ofMinutes(10).plus(SKEW)) < 0, "a stale proof: " + age);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Wrong(otherwise);
        }
    }
}
