package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CredentialId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        return new Slot(bytes(random, 24), NOW.plusSeconds(600), random.nextInt(5), bytes(random, 32), address);
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
                track(random),
                track(random),
                random.nextInt(1000));
    }

    private static Account account(java.util.Random random) {
        Account account = Account.absent(ID);
        for (int i = 0; i < random.nextInt(11); i++) {
            account = account.with(method(random));
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            account = account.with(slot(random), 3, NOW).sendingUnproven(time(random));
        }
        List<SpentTickets.Spent> spent = new ArrayList<>();
        for (int i = 0; i < random.nextInt(65); i++) {
            spent.add(new SpentTickets.Spent(bytes(random, 24), time(random)));
        }
        account = new Account(
                ID,
                account.epoch(),
                account.methods(),
                account.slots(),
                new SpentTickets(spent, time(random)),
                account.unproven(),
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
        bytes[3] = 3;
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

    @Test
    @DisplayName("hazard 24: at its fullest an account stays below the 64 KiB of a row")
    void largest() {
        Account account = Account.absent(ID);
        for (int i = 0; i < 10; i++) {
            account = account.with(new Enrolled(
                    MethodId.random(),
                    new MethodKind("k".repeat(32)),
                    "🔑".repeat(64),
                    Strength.PHISHING_RESISTANT_USER_VERIFIED,
                    NOW,
                    Optional.of(NOW),
                    Bytes.copyOf(new byte[4096]),
                    Optional.of(new CredentialId(Bytes.copyOf(new byte[1023]))),
                    Track.NONE,
                    Track.NONE,
                    0));
        }
        SpentTickets spent = SpentTickets.NONE;
        for (int i = 0; i < 64; i++) {
            spent = spent.plus(Bytes.copyOf(Random.bytes(24)), NOW, NOW);
        }
        account = new Account(
                ID, account.epoch(), account.methods(), account.slots(), spent, account.unproven(), List.of());
        for (int i = 0; i < 16; i++) {
            account = account.writtenBy(Random.name());
        }
        int bytes = account.toBytes().length;
        assertTrue(bytes < 60_000, bytes + " bytes");
    }
}
