package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is still to be told")
class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final MethodId ONE = MethodId.random();
    private static final MethodId OTHER = MethodId.random();

    private static Notice notice(What what, MethodId about, int tries) {
        return new Notice(
                Random.name(),
                what,
                Optional.of(about),
                Optional.empty(),
                "",
                NOW,
                Optional.empty(),
                List.of(),
                false,
                tries,
                NOW,
                "",
                Doing.BY_TIME);
    }

    private static Former former(Bytes state, Instant added, Instant until) {
        return new Former(MethodId.random(), new MethodKind("email"), state, added, NOW, until);
    }

    private static Former stood(Duration span) {
        return former(Bytes.EMPTY, NOW.minus(span), NOW.plusSeconds(1));
    }

    @Test
    @DisplayName("a newer notice takes the place of the one that says the same of the same method, and of no other")
    void coalesces() {
        Notice added = notice(What.METHOD_ADDED, ONE, 0).told(List.of(), true);
        Notice otherAdded = notice(What.METHOD_ADDED, OTHER, 0);
        Notice removed = notice(What.METHOD_REMOVED, ONE, 0);
        Notice again = notice(What.METHOD_ADDED, ONE, 0);
        Outbox outbox = Outbox.EMPTY.plus(added).plus(otherAdded).plus(removed).plus(again);
        assertEquals(List.of(otherAdded, removed, again), outbox.notices());
    }

    @Test
    @DisplayName("but the application hears of each: while it has not, none takes its place")
    void heardEach() {
        Notice unheard = notice(What.RECOVERY_CODE_USED, ONE, 0);
        Notice again = notice(What.RECOVERY_CODE_USED, ONE, 0);
        assertEquals(
                List.of(unheard, again), Outbox.EMPTY.plus(unheard).plus(again).notices());
    }

    @Test
    @DisplayName("until there is no room: then the newer of one sort about one method stands for both")
    void unheardGivesWay() {
        Notice unheard = notice(What.METHOD_RENAMED, ONE, 0);
        Outbox outbox = Outbox.EMPTY.plus(unheard);
        while (!outbox.isUnheard()) {
            outbox = outbox.plus(notice(What.METHOD_ADDED, MethodId.random(), 0));
        }
        Notice again = notice(What.METHOD_RENAMED, ONE, 0);
        assertEquals(Outbox.FULL, outbox.plus(again).notices().size());
        assertFalse(outbox.plus(again).notices().contains(unheard));
        assertTrue(outbox.plus(notice(What.METHOD_REMOVED, ONE, 0)).notices().contains(unheard));
    }

    @Test
    @DisplayName("an address that was told twice, by two servers at once, is noted once")
    void toldOnce() {
        Notice told = notice(What.METHOD_ADDED, ONE, 0);
        for (int i = 0; i < 5; i++) {
            told = told.told(List.of("an address"), true);
        }
        assertEquals(List.of("an address"), told.told());
    }

    private static Outbox known(int count) {
        Outbox outbox = Outbox.EMPTY;
        for (int i = 0; i < count; i++) {
            outbox = outbox.plus(notice(What.METHOD_ADDED, MethodId.random(), 0).told(List.of("an address"), true));
        }
        return outbox;
    }

    @Test
    @DisplayName(
            "with twelve waiting, of those that somebody knows of the newest stands for its sort, to all addresses")
    void crowded() {
        Outbox eleven = known(11);
        Notice unknown = notice(What.METHOD_ADDED, OTHER, 0);
        assertEquals(12, eleven.plus(unknown).notices().size());
        List<Notice> twelve = eleven.plus(unknown).plus(unknown).notices();
        Notice newest = eleven.notices().get(10);
        assertEquals(3, twelve.size());
        assertEquals(newest.standingForAll(), twelve.get(0));
        assertEquals(Optional.empty(), twelve.get(0).method());
    }

    @Test
    @DisplayName("full is what 18 notices make that nobody, or not the application, knows of")
    void full() {
        assertFalse(known(99).isFull());
        Outbox outbox = Outbox.EMPTY;
        for (int i = 0; i < Outbox.FULL; i++) {
            assertFalse(outbox.isFull());
            outbox = outbox.plus(notice(What.METHOD_ADDED, MethodId.random(), 0).told(List.of(), true));
        }
        assertTrue(outbox.isFull());
        assertFalse(outbox.isUnheard(), "the application knows");
        Outbox unheard = Outbox.EMPTY;
        for (int i = 0; i < Outbox.FULL; i++) {
            assertFalse(unheard.isUnheard());
            unheard =
                    unheard.plus(notice(What.METHOD_ADDED, MethodId.random(), 0).told(List.of("an address"), false));
        }
        assertTrue(unheard.isFull() && unheard.isUnheard());
    }

    @Test
    @DisplayName("a notice is found, and taken out, by its name")
    void byName() {
        Notice first = notice(What.METHOD_ADDED, ONE, 0);
        Notice second = notice(What.METHOD_ADDED, OTHER, 0);
        Outbox outbox = Outbox.EMPTY.plus(first).plus(second);
        assertEquals(Optional.of(second), outbox.notice(second.id()));
        assertEquals(Optional.empty(), outbox.notice("another"));
        assertEquals(List.of(first), outbox.without(second).notices());
    }

    @Test
    @DisplayName("a notice is due from its next try on")
    void due() {
        Notice notice = notice(What.METHOD_ADDED, ONE, 0);
        assertFalse(notice.isDue(NOW.minusMillis(1)));
        assertTrue(notice.isDue(NOW));
    }

    @Test
    @DisplayName(
            "each try that the application does not take doubles the wait for the next, from two minutes to six hours")
    void waits() {
        Notice notice = notice(What.METHOD_ADDED, ONE, 0);
        for (int minutes : new int[] {2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360}) {
            notice = notice.claimed();
            assertEquals(NOW.plus(Duration.ofMinutes(minutes)), notice.heardAgain(NOW));
        }
        assertEquals(
                NOW.plus(Duration.ofHours(6)),
                notice(What.METHOD_ADDED, ONE, 100).claimed().heardAgain(NOW));
    }

    @Test
    @DisplayName("after a month and eight tries a notice is told no more")
    void givenUp() {
        Instant end = NOW.plus(Duration.ofDays(30));
        assertFalse(notice(What.METHOD_ADDED, ONE, 8).isGivenUp(end.minusMillis(1)));
        assertTrue(notice(What.METHOD_ADDED, ONE, 8).isGivenUp(end));
        assertFalse(notice(What.METHOD_ADDED, ONE, 7).isGivenUp(end.plus(Duration.ofDays(99))));
    }

    @Test
    @DisplayName("a language of 35 characters is kept, of a longer one what comes before its first hyphen")
    void language() {
        Locale atLimit = Locale.forLanguageTag("de-419-x-abcdefgh-abcdefgh-abcdefgh");
        assertEquals(atLimit, Outbox.EMPTY.inLanguage(atLimit).language());
        assertEquals(35, atLimit.toLanguageTag().length());
        Locale tooLong = Locale.forLanguageTag("de-DE-x-abcdefgh-abcdefgh-abcdefgh-a");
        assertEquals(Locale.GERMAN, Outbox.EMPTY.inLanguage(tooLong).language());
    }

    @Test
    @DisplayName(
            "hazard 21: of more than ten former addresses those stay that stood longest, while they are to be told")
    void formers() {
        Former over = former(Bytes.EMPTY, NOW.minus(Duration.ofDays(999)), NOW);
        Outbox outbox = Outbox.EMPTY.plus(over, NOW.minusSeconds(1));
        Former longest = stood(Duration.ofDays(500));
        outbox = outbox.plus(longest, NOW);
        assertEquals(List.of(longest), outbox.former());
        for (int day = 1; day <= 10; day++) {
            outbox = outbox.plus(stood(Duration.ofDays(day)), NOW);
        }
        assertEquals(
                List.of(500L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L),
                outbox.former().stream().map(former -> former.stood().toDays()).toList());
    }

    private static Enrolled method(int bytes) {
        return new Enrolled(
                ONE,
                new MethodKind("email"),
                "",
                Strength.MAILBOX,
                NOW,
                Optional.empty(),
                Bytes.copyOf(new byte[bytes]),
                Optional.empty(),
                false,
                Optional.empty(),
                Track.NONE,
                Track.NONE,
                Track.NONE,
                0);
    }

    @Test
    @DisplayName("of a method that keeps more than an address may no address is kept")
    void large() {
        assertTrue(Former.fits(method(Addressed.At.MAX_STATE)));
        assertFalse(Former.fits(method(Addressed.At.MAX_STATE + 1)));
    }

    @Test
    @DisplayName("the text form of a former address holds no address")
    void text() {
        Bytes address = Bytes.copyOf("ada@example.org".getBytes(StandardCharsets.US_ASCII));
        Former former = former(address, NOW, NOW);
        assertEquals("Former[" + former.id() + ", email, 2026-11-26T12:00:00Z]", former.toString());
    }
}
