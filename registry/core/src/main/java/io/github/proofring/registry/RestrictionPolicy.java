package io.github.proofring.registry;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What happens when someone who proves none of an account's methods asks to replace all of them.
 *
 * @param length       how long the account is restricted before they take the place of the others, up to 90 days
 * @param afterCancel  how long after a cancel nobody may ask again on the application's word, up to 90 days
 * @param reminders    how long after the request the owner is told again, earliest first, each before the end; up to 10
 * @param tellFormer   how long a removed address is still told of changes, up to 90 days
 * @param heldBack     the operations of the application's own that wait for the end of the restricted state, by their name without what
 *                     follows a colon. Changes of the methods themselves always do
 */
public record RestrictionPolicy(
        Duration length, Duration afterCancel, List<Duration> reminders, Duration tellFormer, Set<String> heldBack) {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int MOST_REMINDERS = 10;

    /** The numbers to begin with: what the large consumer accounts do. */
    public static final RestrictionPolicy STANDARD = new RestrictionPolicy(
            MONTH, // a holiday and the mail that waited meanwhile
            MONTH, // or an account could be kept restricted for ever
            List.of(
                    Duration.ofDays(1), // for who took the first message for an advertisement
                    Duration.ofDays(7),
                    Duration.ofDays(14),
                    Duration.ofDays(21),
                    Duration.ofDays(28)), // two days are left
            MONTH, // a thief's first change is the address
            Set.of("change-billing", "change-password", "change-name", "export-data", "erase-account"));

    /** @throws IllegalArgumentException naming the number that is out of its range */
    public RestrictionPolicy {
        Ranges.within("length", length, LONGEST);
        Ranges.within("afterCancel", afterCancel, LONGEST);
        Ranges.within("tellFormer", tellFormer, LONGEST);
        reminders = List.copyOf(reminders);
        heldBack = Set.copyOf(heldBack);
        Ranges.within("reminders", reminders.size(), 0, MOST_REMINDERS);
        for (int i = 0; i < reminders.size(); i++) {
            Ranges.within("reminders", reminders.get(i), length);
            if (i > 0 && reminders.get(i).compareTo(reminders.get(i - 1)) <= 0) {
                throw new IllegalArgumentException("reminders are later and later, not " + reminders);
            }
        }
    }

    boolean holdsBack(Operation operation) {
        return heldBack.contains(operation.family());
    }
}
