package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract's part on credential ids: at most one account holds each. */
abstract class CredentialContract extends RaceContract {
    @Test
    @DisplayName("credential ids of 1 to 1023 bytes come back, ten of them on one account")
    void sizes() {
        CredentialId[] ten = IntStream.range(0, 10)
                .mapToObj(i -> Rows.credential(CredentialId.MAX_BYTES - i))
                .toArray(CredentialId[]::new);
        assertRow(stored(Rows.first(Rows.account(), ten)));

        // One byte is not unique, so the id may be held already by an earlier run; it is released again at once.
        Row single = Rows.first(Rows.account(), Rows.credential(1));
        if (create(single) == Stored.STORED) {
            assertRow(single);
            storedAfter(single, Rows.after(single));
        }
    }

    @Test
    @DisplayName("ids that differ in the last byte, or by a zero byte at the end, are two ids")
    void similar() {
        byte[] id = Rows.random(16).toArray();
        byte[] longer = Arrays.copyOf(id, id.length + 1);
        byte[] other = id.clone();
        other[15] ^= 0x20;

        for (byte[] each : new byte[][] {id, longer, other}) {
            assertRow(stored(Rows.first(Rows.account(), new CredentialId(Bytes.copyOf(each)))));
        }
    }

    @Test
    @DisplayName("a first row with an id that another account holds: taken, and no row")
    void takenAtFirst() {
        CredentialId held = Rows.credential();
        CredentialId free = Rows.credential();
        stored(Rows.first(Rows.account(), held));
        Row second = Rows.first(Rows.account(), free, held);

        assertEquals(Stored.CREDENTIAL_TAKEN, create(second));
        assertNoRow(second.account());
        stored(Rows.first(Rows.account(), free));
    }

    @Test
    @DisplayName("a change with an id that another account holds: taken, row and ids as they were")
    void takenByChange() {
        CredentialId held = Rows.credential();
        CredentialId own = Rows.credential();
        CredentialId free = Rows.credential();
        Row holder = stored(Rows.first(Rows.account(), held));
        Row row = stored(Rows.first(Rows.account(), own));

        assertEquals(Stored.CREDENTIAL_TAKEN, replace(row, Rows.after(row, free, held)));
        assertRow(row);
        assertRow(holder);
        stored(Rows.first(Rows.account(), free));
        assertEquals(Stored.CREDENTIAL_TAKEN, create(Rows.first(Rows.account(), own)));
    }

    @Test
    @DisplayName("taken ids and another revision: conflict, for a change and for a first row")
    void conflictComesFirst() {
        CredentialId held = Rows.credential();
        stored(Rows.first(Rows.account(), held));
        Row first = stored(Rows.first(Rows.account()));
        Row second = storedAfter(first, Rows.after(first));

        assertEquals(Stored.CONFLICT, replace(first, Rows.after(first, held)));
        assertEquals(Stored.CONFLICT, create(Rows.first(first.account(), held)));
        assertRow(second);
    }

    @Test
    @DisplayName("another revision and other ids: conflict, no id gained or lost")
    void conflictChangesNoId() {
        CredentialId own = Rows.credential();
        CredentialId added = Rows.credential();
        Row first = stored(Rows.first(Rows.account(), own));
        Row second = storedAfter(first, Rows.after(first, own));

        assertEquals(Stored.CONFLICT, replace(first, Rows.after(first, added)));
        assertRow(second);
        stored(Rows.first(Rows.account(), added));
        assertEquals(Stored.CREDENTIAL_TAKEN, create(Rows.first(Rows.account(), own)));
    }

    @Test
    @DisplayName("an account keeps, gains and drops its own ids")
    void ownIds() {
        CredentialId kept = Rows.credential();
        CredentialId added = Rows.credential();
        CredentialId dropped = Rows.credential();
        Row row = stored(Rows.first(Rows.account(), kept, dropped));

        Row same = storedAfter(row, Rows.after(row, kept, dropped));
        assertRow(same);
        Row other = storedAfter(same, Rows.after(same, kept, added));
        assertRow(other);
        assertEquals(Stored.CREDENTIAL_TAKEN, create(Rows.first(Rows.account(), kept)));
        assertEquals(Stored.CREDENTIAL_TAKEN, create(Rows.first(Rows.account(), added)));
        stored(Rows.first(Rows.account(), dropped));
    }

    @Test
    @DisplayName("a released id is free for another account, and for the same one again")
    void released() {
        CredentialId moved = Rows.credential();
        Row from = stored(Rows.first(Rows.account(), moved));
        Row to = stored(Rows.first(Rows.account()));
        assertEquals(Stored.CREDENTIAL_TAKEN, replace(to, Rows.after(to, moved)));

        Row without = storedAfter(from, Rows.after(from));
        Row with = storedAfter(to, Rows.after(to, moved));
        assertRow(with);
        assertEquals(Stored.CREDENTIAL_TAKEN, replace(without, Rows.after(without, moved)));
        storedAfter(with, Rows.after(with));
        assertRow(storedAfter(without, Rows.after(without, moved)));
    }
}
