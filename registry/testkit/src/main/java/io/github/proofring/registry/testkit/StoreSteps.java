package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.Stored;
import java.util.Optional;

/** The steps that the parts of the contract are written in. */
abstract class StoreSteps {
    abstract AccountStore tested();

    final Stored create(Row row) {
        return tested().store(Rows.create(row));
    }

    final Stored replace(Row before, Row next) {
        return tested().store(Rows.replace(before, next));
    }

    final Stored delete(Row row) {
        return tested().delete(row.account(), row.revision());
    }

    /** The first row, written. */
    final Row stored(Row first) {
        assertEquals(Stored.STORED, create(first));
        return first;
    }

    /** The next row, written. */
    final Row storedAfter(Row before, Row next) {
        assertEquals(Stored.STORED, replace(before, next));
        return next;
    }

    final Optional<Row> row(AccountId account) {
        return tested().find(account).row();
    }

    final void assertRow(Row expected) {
        assertEquals(Optional.of(expected), row(expected.account()));
    }

    final void assertNoRow(AccountId account) {
        assertEquals(Optional.empty(), row(account));
    }
}
