package io.github.proofring.registry;

import java.time.Duration;

/**
 * How wrong codes are slowed, and for whom.
 *
 * @param triesPerTicket      how many wrong codes end an enrollment, and how many kill a code that was sent
 * @param freeFailures        how many wrong codes in a row cost no wait
 * @param firstWait           the wait after the next wrong code; each further one doubles it
 * @param longestWait         the longest wait
 * @param knownDeviceFailures how many wrong codes in a row a known device may make
 * @param strangerFailures    how many wrong codes in a row everyone else together may make
 * @param knownDeviceLife     how long a device token is good for
 */
public record GuessPolicy(
        int triesPerTicket,
        int freeFailures,
        Duration firstWait,
        Duration longestWait,
        int knownDeviceFailures,
        int strangerFailures,
        Duration knownDeviceLife) {

    /** The numbers to begin with. */
    public static final GuessPolicy STANDARD = new GuessPolicy(
            5, // with six digits, 1.5 chances in 100,000 for one ticket and three candidate codes
            3, // two slips and a wrong app; the owner should not notice the rule
            Duration.ofSeconds(30), // one time step: the next code is another one anyway
            Duration.ofHours(1), // NIST SP 800-63B-4 §3.2.2 names 30 seconds to an hour
            20, // with the 80 below the 100 consecutive failures of NIST SP 800-63B-4 §3.2.2
            80, // 2.4 chances in 10,000 against six digits with three candidates, over more than three days
            Duration.ofDays(180)); // a browser unseen for half a year is a stranger again

    private static final int NIST_FAILURES = 100;

    /** @throws IllegalArgumentException naming the number that is out of its range */
    public GuessPolicy {
        Ranges.within("triesPerTicket", triesPerTicket, 1, 10);
        Ranges.within("knownDeviceFailures", knownDeviceFailures, 1, NIST_FAILURES);
        Ranges.within("strangerFailures", strangerFailures, 1, NIST_FAILURES);
        Ranges.within(
                "knownDeviceFailures + strangerFailures", knownDeviceFailures + strangerFailures, 2, NIST_FAILURES);
        Ranges.within("freeFailures", freeFailures, 0, 10);
        Ranges.within("firstWait", firstWait, Duration.ofHours(1));
        Ranges.within("longestWait", longestWait, Duration.ofDays(1));
        Ranges.within("knownDeviceLife", knownDeviceLife, Duration.ofDays(400));
    }
}
