package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Right;
import io.github.proofring.registry.spi.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The aggregate")
class AccountTest {
    private static final AccountId ID = new AccountId("a");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static <E> E any(java.util.Random random, E[] of) {
        return of[random.nextInt(of.length)];
    }

    private static Bytes bytes(java.util.Random random, int most) {
        byte[] bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    private static Instant time(java.util.Random random) {
        return NOW.plusMillis(random.nextInt());
    }

    private static Track track(java.util.Random random) {
        Sends sends = Sends.NONE;
        for (int i = 0; i < random.nextInt(5); i++) {
            sends = sends.plus(time(random));
        }
        return new Track(
                new Attempts(random.nextInt(100), time(random)),
                random.nextBoolean() ? Optional.of(slot(random)) : Optional.empty(),
                sends);
    }

    private static Slot slot(java.util.Random random) {
        String address = random.nextBoolean() ? "" : "+49" + random.nextInt();
        return new Slot(
                bytes(random, 24),
                NOW.plusSeconds(600),
                random.nextInt(5),
                bytes(random, 32),
                address,
                random.nextBoolean());
    }

    private static Enrolled method(java.util.Random random) {
        return new Enrolled(
                MethodId.random(),
                new MethodKind("kind-" + random.nextInt(9)),
                "🔑 " + random.nextInt(),
                any(random, Strength.values()),
                time(random),
                random.nextBoolean() ? Optional.of(time(random)) : Optional.empty(),
                bytes(random, 500),
                random.nextBoolean() ? Optional.of(new CredentialId(bytes(random, 100))) : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.of(time(random)) : Optional.empty(),
                track(random),
                track(random),
                track(random),
                random.nextInt(1000));
    }

    private static Standstill standing(java.util.Random random) {
        Optional<Enrolled> method = random.nextBoolean() ? Optional.of(method(random)) : Optional.empty();
        List<Bytes> used = random.nextBoolean() ? List.of(bytes(random, 22), bytes(random, 22)) : List.of();
        List<LinkLane> lanes = random.nextBoolean()
                ? List.of(new LinkLane(MethodId.random(), bytes(random, 22), track(random)))
                : List.of();
        Replacement replacement = new Replacement(
                time(random), time(random), method, Random.name(), List.of(time(random), time(random)), used, lanes);
        return new Standstill(
                random.nextBoolean() ? Optional.of(replacement) : Optional.empty(),
                time(random),
                Sends.NONE.plus(time(random)));
    }

    private static Notice notice(java.util.Random random) {
        boolean about = random.nextBoolean();
        return new Notice(
                Random.name(),
                any(random, AccountEvent.What.values()),
                about ? Optional.of(MethodId.random()) : Optional.empty(),
                about ? Optional.of(new MethodKind("kind")) : Optional.empty(),
                about ? "a•••@" + random.nextInt() : "",
                time(random),
                random.nextBoolean() ? Optional.of(time(random)) : Optional.empty(),
                random.nextBoolean() ? List.of(Random.name()) : List.of(),
                random.nextBoolean(),
                random.nextInt(100),
                time(random),
                about ? "🔑 " + random.nextInt() : "",
                doing(random));
    }

    private static Doing doing(java.util.Random random) {
        return new Doing(
                any(random, new Right[] {
                    new Right.Application(),
                    new Right.Time(),
                    new Right.Administrator("Ada", "lost " + random.nextInt()),
                    new Right.Proof(MethodId.random(), any(random, Strength.values()))
                }),
                random.nextBoolean() ? "" : "Firefox, " + random.nextInt());
    }

    private static List<Use> uses(java.util.Random random) {
        Use use = new Use(time(random), MethodId.random(), any(random, Purpose.values()), "here");
        return random.nextBoolean() ? List.of(use, use) : List.of();
    }

    private static Letterbox box(java.util.Random random) {
        return new Letterbox(
                Random.name(),
                Sends.NONE.plus(time(random).truncatedTo(ChronoUnit.SECONDS)),
                Sends.NONE,
                1 + random.nextInt(9),
                time(random),
                time(random));
    }

    private static Outbox outbox(java.util.Random random) {
        Outbox outbox = Outbox.EMPTY.inLanguage(any(random, new Locale[] {Locale.JAPAN, Locale.forLanguageTag("ar")}));
        for (int i = 0; i < random.nextInt(5); i++) {
            outbox = outbox.plus(notice(random))
                    .with(box(random), NOW)
                    .plus(Former.of(method(random), NOW.plusSeconds(1L << 31), Policy.STANDARD), NOW);
        }
        return outbox;
    }

    private static Account account(java.util.Random random) {
        Account account = Account.absent(ID);
        for (int i = 0; i < random.nextInt(11); i++) {
            account = account.with(method(random));
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            account = account.with(slot(random), 3, NOW).sendingUnproven(Purpose.ENROLL, time(random));
        }
        List<SpentTickets.Spent> spent = new ArrayList<>();
        for (int i = 0; i < random.nextInt(65); i++) {
            spent.add(new SpentTickets.Spent(bytes(random, 24), time(random)));
        }
        account = new Account(
                ID,
                account.life(),
                account.epoch(),
                account.roll(),
                account.methods(),
                account.slots(),
                new SpentTickets(spent, time(random)),
                account.unproven(),
                standing(random),
                outbox(random),
                uses(random),
                List.of());
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            account = account.writtenBy(Random.name());
        }
        return account;
    }

    @Test
    @DisplayName("is read as it was written, whatever it holds")
    void roundTrip() {
        for (long seed = 0; seed < 500; seed++) {
            Account account = account(new java.util.Random(seed));
            assertEquals(account, Account.fromBytes(ID, account.toBytes()), "seed " + seed);
        }
    }

    @Test
    @DisplayName("a form of a later release is refused by number, not misread")
    void laterForm() {
        byte[] bytes = Account.absent(ID).toBytes();
        bytes[3] = 99;
        assertThrows(IllegalArgumentException.class, () -> Account.fromBytes(ID, bytes));
    }

    @Test
    @DisplayName("R8: the last 16 writes are remembered, each one version on")
    void revisions() {
        Account account = Account.absent(ID);
        List<String> operations = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            operations.add(Random.name());
            account = account.writtenBy(operations.get(i));
        }
        assertEquals(40, account.revision().orElseThrow().version());
        assertEquals(16, account.revisions().size());
        assertTrue(account.wrote(operations.get(24)));
        assertTrue(!account.wrote(operations.get(23)));
    }

    private static Enrolled large(int state, Track track) {
        return new Enrolled(
                MethodId.random(),
                new MethodKind("k".repeat(32)),
                "🔑".repeat(64),
                Strength.PHISHING_RESISTANT_USER_VERIFIED,
                NOW,
                Optional.of(NOW),
                Bytes.copyOf(new byte[state]),
                Optional.of(new CredentialId(Bytes.copyOf(new byte[64]))),
                true,
                Optional.of(NOW),
                track,
                track,
                track,
                1000);
    }

    private static final Right ADMINISTRATOR = new Right.Administrator("🔑".repeat(16), "🔑".repeat(16));
    private static final Right PROOF = new Right.Proof(MethodId.random(), Strength.PHISHING_RESISTANT_USER_VERIFIED);

    private static Notice untold(int i, List<String> told, Right by) {
        return new Notice(
                Random.name(),
                AccountEvent.What.METHOD_ADDED,
                Optional.of(MethodId.random()),
                Optional.of(new MethodKind("k".repeat(32))),
                "a•••@example.org",
                NOW.plusSeconds(i),
                Optional.of(NOW),
                told,
                false,
                128,
                NOW,
                "🔑".repeat(12),
                new Doing(by, "🔑".repeat(12)));
    }

    /** Nine methods, one set aside, ten former addresses, all the notices that there may be before a change. */
    private static Account full(Track track, int state, List<String> told) {
        Account account = Account.absent(ID);
        Outbox outbox = Outbox.EMPTY;
        for (int i = 0; i < 9; i++) {
            account = account.with(large(state, track));
        }
        for (int i = 0; i < Outbox.FULL; i++) {
            outbox = outbox.plus(untold(i, told, ADMINISTRATOR));
        }
        for (int i = 0; i < 20; i++) {
            outbox = outbox.plus(Former.of(large(300, track), NOW.plusSeconds(i), Policy.STANDARD), NOW);
        }
        Replacement replacement = new Replacement(
                NOW,
                NOW,
                Optional.of(large(state, track)),
                Random.name(),
                Collections.nCopies(10, NOW),
                Collections.nCopies(64, Bytes.copyOf(new byte[22])),
                Collections.nCopies(
                        Replacement.MOST_LANES, new LinkLane(MethodId.random(), Bytes.copyOf(new byte[22]), track)));
        Account next = account.outbox(outbox).standing(new Standstill(Optional.of(replacement), NOW, Sends.NONE));
        for (int i = 0; i < 16; i++) {
            next = next.writtenBy(Random.name());
        }
        return next;
    }

    @Test
    @DisplayName("hazard 24: at its fullest an account stays below the 64 KiB of a row")
    void largest() {
        int state = 0;
        while (full(Track.NONE, state + 1, List.of()).toBytes().length <= Account.ROOM) {
            state++;
        }
        Slot slot = new Slot(Bytes.copyOf(new byte[24]), NOW, 4, Bytes.copyOf(new byte[32]), "a".repeat(64), true);
        Sends sends = new Sends(Collections.nCopies(30, NOW));
        Track busy = new Track(new Attempts(19, NOW), Optional.of(slot), sends);
        List<String> names = Stream.generate(Random::name).limit(20).toList();
        Account account = full(busy, state, names);
        SpentTickets spent = SpentTickets.NONE;
        for (int i = 0; i < 64; i++) {
            spent = spent.plus(Bytes.copyOf(Random.bytes(24)), NOW, NOW);
        }
        Outbox outbox = account.outbox();
        // The application takes nothing: nine methods suspended and removed, ten recovery codes, a reminder and the
        // end.
        for (int i = 0; i < 30; i++) {
            outbox = outbox.plus(untold(i, List.of(), i < 10 ? ADMINISTRATOR : PROOF));
        }
        for (int i = 0; i < 20; i++) {
            Sends told = new Sends(Collections.nCopies(30, NOW));
            outbox = outbox.with(new Letterbox(Random.name(), told, told, 1, NOW, NOW), NOW);
        }
        Account fullest = new Account(
                ID,
                account.life(),
                account.epoch(),
                account.roll(),
                account.methods(),
                Collections.nCopies(13, slot),
                spent,
                sends,
                account.standing(),
                outbox,
                Collections.nCopies(10, new Use(NOW, MethodId.random(), Purpose.STEP_UP, "🔑".repeat(12))),
                account.revisions());
        int bytes = fullest.toBytes().length;
        assertTrue(state > 700 && bytes < Row.MAX_BODY - 100, bytes + " bytes, " + state + " of a method");
    }
}
