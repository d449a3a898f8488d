package io.github.proofring.registry;

import java.time.Duration;

/**
 * The numbers of the rules. {@link #STANDARD} has them all, with its reasons; change one with the {@code with…} methods.
 *
 * @param maxMethods          the most methods an account may have, 1 to 10
 * @param ticketLife          how long a ticket may be used, up to 10 minutes; the same for all tickets
 * @param authorityLife       how old a proof may be when it allows a change
 * @param openEnrollments     how many enrollments may be open at once on one account
 * @param triesPerTicket      how many wrong codes end an enrollment, and how many kill a code that was sent
 * @param freeFailures        how many wrong codes in a row cost no wait
 * @param firstWait           the wait after the next wrong code; each further one doubles it
 * @param longestWait         the longest wait
 * @param knownDeviceFailures how many wrong codes in a row a known device may make
 * @param strangerFailures    how many wrong codes in a row everyone else together may make
 * @param knownDeviceLife     how long a device token is good for
 * @param sending             how often codes may be sent
 */
public record Policy(
        int maxMethods,
        Duration ticketLife,
        Duration authorityLife,
        int openEnrollments,
        int triesPerTicket,
        int freeFailures,
        Duration firstWait,
        Duration longestWait,
        int knownDeviceFailures,
        int strangerFailures,
        Duration knownDeviceLife,
        SendPolicy sending) {

    /** The numbers to begin with. */
    public static final Policy STANDARD = new Policy(
            10, // what the large consumer accounts allow, and what still fits on one page
            Duration.ofMinutes(10), // NIST SP 800-63B-4 §3.1.3.2 and OWASP ASVS 5.0 6.5.5
            Duration.ofMinutes(10), // time to read a page and find a phone, not to walk away from the desk
            3, // a person with two tabs and a mistake
            5, // with six digits, 1.5 chances in 100,000 for one ticket and three candidate codes
            3, // two slips and a wrong app; the owner should not notice the rule
            Duration.ofSeconds(30), // one time step: the next code is another one anyway
            Duration.ofHours(1), // NIST SP 800-63B-4 §3.2.2 names 30 seconds to an hour
            20, // with the 80 below the 100 consecutive failures of NIST SP 800-63B-4 §3.2.2
            80, // 2.4 chances in 10,000 against six digits with three candidates, over more than three days
            Duration.ofDays(180), // a browser unseen for half a year is a stranger again
            SendPolicy.STANDARD);

    private static final int NIST_FAILURES = 100;

    /** @throws IllegalArgumentException naming the number that is out of its range */
    public Policy {
        within("maxMethods", maxMethods, 1, 10);
        within("openEnrollments", openEnrollments, 1, 10);
        within("triesPerTicket", triesPerTicket, 1, 10);
        within("knownDeviceFailures", knownDeviceFailures, 1, NIST_FAILURES);
        within("strangerFailures", strangerFailures, 1, NIST_FAILURES);
        within("knownDeviceFailures + strangerFailures", knownDeviceFailures + strangerFailures, 2, NIST_FAILURES);
        within("freeFailures", freeFailures, 0, 10);
        within("ticketLife", ticketLife, Duration.ofMinutes(10));
        within("authorityLife", authorityLife, Duration.ofHours(1));
        within("firstWait", firstWait, Duration.ofHours(1));
        within("longestWait", longestWait, Duration.ofDays(1));
        within("knownDeviceLife", knownDeviceLife, Duration.ofDays(400));
    }

    /** The same numbers, another limit of methods. */
    public Policy withMaxMethods(int methods) {
        return new Policy(
                methods,
                ticketLife,
                authorityLife,
                openEnrollments,
                triesPerTicket,
                freeFailures,
                firstWait,
                longestWait,
                knownDeviceFailures,
                strangerFailures,
                knownDeviceLife,
                sending);
    }

    /** The same numbers, other limits of sending. */
    public Policy withSending(SendPolicy other) {
        return new Policy(
                maxMethods,
                ticketLife,
                authorityLife,
                openEnrollments,
                triesPerTicket,
                freeFailures,
                firstWait,
                longestWait,
                knownDeviceFailures,
                strangerFailures,
                knownDeviceLife,
                other);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }

    private static void within(String name, Duration value, Duration most) {
        if (value.isNegative() || value.isZero() || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " is more than zero and at most " + most + ", not " + value);
        }
    }
}
