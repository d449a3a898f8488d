package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract's part on deleting: a row goes if it is the one that was read. */
abstract class DeleteContract extends DeleteRaceContract {
    @Test
    @DisplayName("the stored revision: deleted, and a first row may be written again")
    void deleted() {
        Row first = stored(Rows.first(Rows.account(), Rows.credential()));
        Row second = storedAfter(first, Rows.after(first, Rows.credential(), Rows.credential()));

        assertEquals(Stored.STORED, delete(second));
        assertNoRow(first.account());
        assertRow(stored(Rows.first(first.account())));
    }

    @Test
    @DisplayName("no row, or none any more: conflict")
    void nothingThere() {
        Row never = Rows.first(Rows.account());
        assertEquals(Stored.CONFLICT, delete(never));

        Row row = stored(Rows.first(Rows.account(), Rows.credential()));
        assertEquals(Stored.STORED, delete(row));
        assertEquals(Stored.CONFLICT, delete(row));
        assertNoRow(row.account());
    }

    @Test
    @DisplayName(
            "a version behind or ahead of the stored one, or another operation: conflict, row and ids as they were")
    void otherRevision() {
        CredentialId held = Rows.credential();
        Row first = stored(Rows.first(Rows.account(), held));
        Row second = storedAfter(first, Rows.after(first, held));
        String operation = second.revision().operation();

        for (Revision other : List.of(
                first.revision(),
                new Revision(1, operation),
                new Revision(3, operation),
                new Revision(2, Rows.operation()),
                new Revision(2, first.revision().operation()))) {
            assertEquals(Stored.CONFLICT, tested().delete(first.account(), other), other::toString);
            assertRow(second);
            assertEquals(Stored.CREDENTIAL_TAKEN, create(Rows.first(Rows.account(), held)));
        }
    }

    @Test
    @DisplayName("an operation whose letters differ in case only is another operation: conflict")
    void deletedInAnotherCase() {
        Row any = Rows.first(Rows.account());
        Revision mixed = new Revision(1, "aBcDeFgHiJkLmNoPqRsTuV");
        Row row = new Row(any.account(), mixed, any.body(), any.credentials(), any.kinds(), any.dueAt());
        stored(row);

        Revision other = new Revision(1, mixed.operation().toLowerCase(Locale.ROOT));
        assertEquals(Stored.CONFLICT, tested().delete(row.account(), other));
        assertRow(row);
    }

    @Test
    @DisplayName(
            "the ids of a deleted account are free, for others and for the next of its name; those it gave up stay")
    void idsAreFree() {
        CredentialId moved = Rows.credential();
        CredentialId one = Rows.credential();
        CredentialId other = Rows.credential();
        Row first = stored(Rows.first(Rows.account(), moved, one));
        Row last = storedAfter(first, Rows.after(first, one, other));
        Row taker = stored(Rows.first(Rows.account(), moved));

        assertEquals(Stored.STORED, delete(last));
        assertRow(taker);
        assertEquals(Stored.CREDENTIAL_TAKEN, create(Rows.first(first.account(), moved)));
        assertRow(stored(Rows.first(Rows.account(), one)));
        assertRow(stored(Rows.first(first.account(), other)));
    }

    @Test
    @DisplayName(
            "hazard 10: an account made anew is not touched by whoever read the one before, though versions are equal")
    void madeAnew() {
        AccountId account = Rows.account();
        CredentialId held = Rows.credential();
        Row erased = stored(Rows.first(account, held));
        Row erasedLater = storedAfter(erased, Rows.after(erased, held));
        assertEquals(Stored.STORED, delete(erasedLater));
        Row anew = stored(Rows.first(account, held));

        assertUntouched(anew, erased);
        Row anewLater = storedAfter(anew, Rows.after(anew, held));
        assertUntouched(anewLater, erased);
        assertUntouched(anewLater, erasedLater);
    }

    private void assertUntouched(Row row, Row erased) {
        CredentialId added = Rows.credential();
        assertEquals(Stored.CONFLICT, delete(erased));
        assertEquals(Stored.CONFLICT, replace(erased, Rows.after(erased)));
        assertEquals(Stored.CONFLICT, replace(erased, Rows.after(erased, added)));
        assertRow(row);
        CredentialId held = row.credentials().iterator().next();
        assertEquals(Stored.CREDENTIAL_TAKEN, create(Rows.first(Rows.account(), held)));
        assertRow(stored(Rows.first(Rows.account(), added)));
    }

    @Test
    @DisplayName("a deleted account is not due any more; one that met a conflict still is, as is the next of its name")
    void notDueAnyMore() {
        Instant now = longAgo();
        AccountId deleted = dueAt(now);
        AccountId staying = dueAt(now.plusMillis(1));
        Row row = row(deleted).orElseThrow();

        assertEquals(Stored.STORED, delete(row));
        assertEquals(
                Stored.CONFLICT, tested().delete(staying, Rows.first(staying).revision()));
        assertDue(List.of(staying), now.plusMillis(1));
        stored(Rows.due(Rows.first(deleted), Optional.of(now.plusMillis(2))));
        assertDue(List.of(staying, deleted), now.plusMillis(2));
    }

    @Test
    @DisplayName("of two accounts whose ids differ in any character, one is deleted")
    void alikeAccounts() {
        List<Row> rows = OddNames.all(Rows.token(12))
                .map(name -> stored(Rows.first(new AccountId(name))))
                .toList();

        for (int i = 0; i < rows.size(); i++) {
            assertEquals(Stored.STORED, delete(rows.get(i)));
            assertNoRow(rows.get(i).account());
            rows.subList(i + 1, rows.size()).forEach(this::assertRow);
        }
    }
}
