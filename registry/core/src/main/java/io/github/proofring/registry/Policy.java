package io.github.proofring.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of the rules. {@link #STANDARD} has them all, with its reasons; change one with the {@code with…} methods.
 *
 * @param maxMethods      the most methods an account may have, 1 to 10
 * @param ticketLife      how long a ticket may be used, up to 10 minutes; the same for all tickets
 * @param authorityLife   how old a proof may be when it allows a change
 * @param openEnrollments how many enrollments may be open at once on one account
 * @param guessing        how wrong codes are slowed
 * @param sending         how often codes may be sent
 * @param restriction     what happens when all methods are to be replaced
 * @param requirements    what must have been proved for operations of the application's own
 */
public record Policy(
        int maxMethods,
        Duration ticketLife,
        Duration authorityLife,
        int openEnrollments,
        GuessPolicy guessing,
        SendPolicy sending,
        RestrictionPolicy restriction,
        Map<Operation, Requirement> requirements) {

    /** The numbers to begin with. */
    public static final Policy STANDARD = new Policy(
            10, // what the large consumer accounts allow, and what still fits on one page
            Duration.ofMinutes(10), // NIST SP 800-63B-4 §3.1.3.2 and OWASP ASVS 5.0 6.5.5
            Duration.ofMinutes(10), // time to read a page and find a phone, not to walk away from the desk
            3, // a person with two tabs and a mistake
            GuessPolicy.STANDARD,
            SendPolicy.STANDARD,
            RestrictionPolicy.STANDARD,
            Map.of());

    /** @throws IllegalArgumentException naming the number that is out of its range */
    public Policy {
        requirements = Map.copyOf(requirements);
        Ranges.within("maxMethods", maxMethods, 1, 10);
        Ranges.within("openEnrollments", openEnrollments, 1, 10);
        Ranges.within("ticketLife", ticketLife, Duration.ofMinutes(10));
        Ranges.within("authorityLife", authorityLife, Duration.ofHours(1));
    }

    /** The same numbers, another limit of methods. */
    public Policy withMaxMethods(int methods) {
        return new Policy(
                methods, ticketLife, authorityLife, openEnrollments, guessing, sending, restriction, requirements);
    }

    /** The same numbers, others for wrong codes. */
    public Policy withGuessing(GuessPolicy other) {
        return new Policy(
                maxMethods, ticketLife, authorityLife, openEnrollments, other, sending, restriction, requirements);
    }

    /** The same numbers, other limits of sending. */
    public Policy withSending(SendPolicy other) {
        return new Policy(
                maxMethods, ticketLife, authorityLife, openEnrollments, guessing, other, restriction, requirements);
    }

    /** The same numbers, others for the restricted state. */
    public Policy withRestriction(RestrictionPolicy other) {
        return new Policy(
                maxMethods, ticketLife, authorityLife, openEnrollments, guessing, sending, other, requirements);
    }

    /**
     * The same numbers; for this operation of the application's own, this is wanted ({@link Registry#isAllowed}, {@link Registry#requires}): {@code
     * requiring(new Operation("change-billing"), Requirement.NIST_AAL2)}. Its proofs are as fresh as {@link #authorityLife()} says, or fresher if the requirement
     * is.
     */
    public Policy requiring(Operation operation, Requirement wanted) {
        Map<Operation, Requirement> all = new HashMap<>(requirements);
        all.put(operation, wanted);
        return new Policy(maxMethods, ticketLife, authorityLife, openEnrollments, guessing, sending, restriction, all);
    }
}
