package io.github.proofring.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What must have been proved for something: to be signed in, to see a page, to change a thing. Requirements are made of others:
 *
 * <pre>{@code
 * Requirement signIn = Requirement.anyOf(
 *         Requirement.of(Passkeys.KIND),
 *         Requirement.allOf(Requirement.of(Factor.PASSWORD), Requirement.of(AuthenticatorApps.KIND)));
 * Requirement billing = Requirement.NIST_AAL2.within(Duration.ofMinutes(10));
 * }</pre>
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class Requirement {
    /** NIST SP 800-63B-4 §2.1: one factor, and no mailbox. */
    public static final Requirement NIST_AAL1 = atLeast(Assurance.AAL1);

    /** NIST SP 800-63B-4 §2.2: two factors. */
    public static final Requirement NIST_AAL2 = atLeast(Assurance.AAL2);

    /** NIST SP 800-63B-4 §2.3: two factors, one of them phishing-resistant and bound to its device. */
    public static final Requirement NIST_AAL3 = atLeast(Assurance.AAL3);

    /** OWASP ASVS 5.0 V6, level 1: anything that was proved. */
    public static final Requirement ASVS_L1 = new Requirement((proved, now) -> !proved.isEmpty());

    /** OWASP ASVS 5.0 V6.3.3, level 2: two factors, for one of which a mailbox will do. */
    public static final Requirement ASVS_L2 =
            new Requirement((proved, now) -> Assurance.of(proved).compareTo(Assurance.AAL2) >= 0
                    || (proved.stream().anyMatch(Factor::isPassword)
                            && !proved.stream().allMatch(Factor::isPassword)));

    /** OWASP ASVS 5.0 V6.3.3, 6.3.6 and 6.6.1, level 3: two factors, one of them hardware that resists phishing; no mailbox and no telephone counts. */
    public static final Requirement ASVS_L3 = new Requirement((proved, now) -> Assurance.of(proved.stream()
                    .filter(factor -> !factor.is(Trait.RESTRICTED))
                    .toList())
            == Assurance.AAL3);

    private final BiPredicate<Collection<Factor>, Instant> test;

    private Requirement(BiPredicate<Collection<Factor>, Instant> test) {
        this.test = test;
    }

    /** How a session stands to a requirement. */
    public sealed interface Answer {
        /** What was proved is enough. */
        record Enough() implements Answer {}

        /**
         * More is wanted.
         *
         * @param ways what would be enough, proved now: each the fewest kinds of method that do, of those that the account has, a
         *             {@linkplain Factor#PASSWORD password} among them. None if nothing that it has is enough
         */
        record Missing(Set<Set<MethodKind>> ways) implements Answer {}
    }

    /** A proof with a method of one of these kinds. */
    public static Requirement of(MethodKind... kinds) {
        Set<MethodKind> wanted = Set.of(kinds);
        return new Requirement((proved, now) -> proved.stream().anyMatch(factor -> wanted.contains(factor.kind())));
    }

    /** At least this level. */
    public static Requirement atLeast(Assurance level) {
        return new Requirement((proved, now) -> Assurance.of(proved).compareTo(level) >= 0);
    }

    /** One of these. */
    public static Requirement anyOf(Requirement... choices) {
        return new Requirement(
                (proved, now) -> Arrays.stream(choices).anyMatch(choice -> choice.test.test(proved, now)));
    }

    /** All of these. */
    public static Requirement allOf(Requirement... parts) {
        return new Requirement((proved, now) -> Arrays.stream(parts).allMatch(part -> part.test.test(proved, now)));
    }

    /**
     * The same, of what was proved in this time alone.
     *
     * @param age the greatest age of a proof; one that is older counts as not made
     * @throws IllegalArgumentException if it is not above zero
     */
    public Requirement within(Duration age) {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("a proof's greatest age is above zero, not " + age);
        }
        return new Requirement((proved, now) -> test.test(
                proved.stream()
                        .filter(factor -> factor.provenAt().plus(age).isAfter(now))
                        .filter(factor -> !Tickets.fromTheFuture(factor.provenAt(), now))
                        .toList(),
                now));
    }

    /**
     * Whether this is enough, and what would be.
     *
     * @param proved  in this session
     * @param methods the account's, of {@link Registry#methods}
     */
    public Answer answer(Collection<Factor> proved, Collection<Method> methods, Instant now) {
        if (test.test(proved, now)) {
            return new Answer.Enough();
        }
        List<Factor> possible = Stream.concat(
                        Stream.of(Factor.password(now)),
                        methods.stream().filter(method -> !method.suspended()).map(method -> asIfProved(method, now)))
                .toList();
        Set<Set<MethodKind>> one = possible.stream()
                .filter(factor -> test.test(with(proved, List.of(factor)), now))
                .map(factor -> Set.of(factor.kind()))
                .collect(Collectors.toUnmodifiableSet());
        return new Answer.Missing(one.isEmpty() ? two(proved, possible, now) : one);
    }

    private Set<Set<MethodKind>> two(Collection<Factor> proved, List<Factor> possible, Instant now) {
        return IntStream.range(0, possible.size())
                .boxed()
                .flatMap(i -> possible.subList(0, i).stream().map(other -> List.of(other, possible.get(i))))
                .filter(pair -> test.test(with(proved, pair), now))
                .map(pair -> pair.stream().map(Factor::kind).collect(Collectors.toUnmodifiableSet()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Factor asIfProved(Method method, Instant now) {
        return new Factor(method.kind(), method.about().traits(), Set.of(), now);
    }

    private static List<Factor> with(Collection<Factor> proved, List<Factor> more) {
        return Stream.concat(proved.stream(), more.stream()).toList();
    }
}
