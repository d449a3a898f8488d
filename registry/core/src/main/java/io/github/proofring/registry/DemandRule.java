package io.github.proofring.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an operation asks to be proved. */
final class DemandRule {
    private static final Comparator<Method> AS_OFFERED = Comparator.comparing(Method::preferred)
            .thenComparing(Method::strength)
            .reversed();

    private DemandRule() {}

    static Demand of(Account account, Operation operation, Collection<Factor> session, Terms terms) {
        Strength atLeast =
                target(account, operation).map(Enrolled::strength).orElseGet(() -> strength(account, operation));
        return of(account, operation, atLeast, session, terms);
    }

    static Demand toAdd(Account account, Strength added, Terms terms) {
        Strength atLeast = account.strongest().map(added::orWeaker).orElse(added);
        return of(account, Operation.ADD_METHOD, atLeast, List.of(), terms);
    }

    private static Demand of(
            Account account, Operation operation, Strength atLeast, Collection<Factor> session, Terms terms) {
        List<Method> ways = account.methods().stream()
                .filter(method -> !method.isSuspended() && method.strength().atLeast(atLeast))
                .map(terms.kinds()::view)
                .filter(method -> isEnough(operation, with(session, asIfProved(method, terms)), terms))
                .sorted(AS_OFFERED)
                .toList();
        return new Demand(operation, atLeast, terms.policy().authorityLife(), ways);
    }

    /** Whether what was proved meets what the application wants for an operation of its own. */
    static boolean isEnough(Operation operation, Collection<Factor> proved, Terms terms) {
        return Optional.ofNullable(terms.policy().requirements().get(operation))
                .map(wanted -> wanted.answer(proved, List.of(), terms.now()) instanceof Requirement.Answer.Enough)
                .orElse(true);
    }

    static Collection<Factor> with(Collection<Factor> session, Factor proof) {
        return Stream.concat(session.stream(), Stream.of(proof)).toList();
    }

    private static Factor asIfProved(Method method, Terms terms) {
        return new Factor(method.kind(), method.about().traits(), Set.of(), terms.now());
    }

    /** The method that an operation is about, if it is about one that must be matched. */
    private static Optional<Enrolled> target(Account account, Operation operation) {
        return account.methods().stream()
                .filter(method -> operation.equals(Operation.removeMethod(method.id()))
                        || operation.equals(Operation.suspendMethod(method.id()))
                        || operation.equals(Operation.resumeMethod(method.id())))
                .findFirst();
    }

    private static Strength strength(Account account, Operation operation) {
        boolean strongest = operation.equals(Operation.ADD_METHOD) || operation.equals(Operation.ERASE);
        return account.strongest().filter(any -> strongest).orElse(Strength.MAILBOX);
    }
}
