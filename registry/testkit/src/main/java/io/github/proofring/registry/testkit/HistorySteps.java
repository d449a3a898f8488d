package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.HistoryEntry;
import io.github.proofring.registry.spi.HistoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The steps that the parts of the history store's contract are written in. */
abstract class HistorySteps {
    static final Instant NOW = Instant.parse("2026-12-22T08:15:30.125Z");

    /** By the bytes, so that no order of texts has a part in it. */
    static final Comparator<HistoryEntry> NEWEST_FIRST = Comparator.comparing(HistoryEntry::at)
            .thenComparing(entry -> entry.id().getBytes(StandardCharsets.US_ASCII), java.util.Arrays::compare)
            .reversed();

    abstract HistoryStore tested();

    static String life() {
        return Rows.operation();
    }

    static HistoryEntry entry(AccountId account, String life, Instant at) {
        return entry(account, life, Rows.operation(), at);
    }

    static HistoryEntry entry(AccountId account, String life, String id, Instant at) {
        return new HistoryEntry(account, life, id, at, Rows.random(100));
    }

    /** An id that begins like this. */
    static String id(String start) {
        return start + Rows.operation().substring(start.length());
    }

    final HistoryEntry appended(HistoryEntry entry) {
        tested().append(entry);
        return entry;
    }

    final List<HistoryEntry> all(AccountId account, String life) {
        return tested().newest(account, life, Optional.empty(), Integer.MAX_VALUE);
    }

    final List<HistoryEntry> after(HistoryEntry before, int limit) {
        return tested().newest(before.account(), before.life(), Optional.of(before), limit);
    }

    /** All of a life, read in pages of so many. */
    final List<HistoryEntry> paged(AccountId account, String life, int limit) {
        List<HistoryEntry> all = new ArrayList<>();
        List<HistoryEntry> page = tested().newest(account, life, Optional.empty(), limit);
        while (!page.isEmpty()) {
            assertTrue(Collections.disjoint(all, page), "an entry for the second time");
            all.addAll(page);
            page = after(page.get(page.size() - 1), limit);
        }
        return all;
    }

    final void assertHistory(List<HistoryEntry> expected, AccountId account, String life) {
        assertEquals(expected, all(account, life));
    }

    static List<HistoryEntry> newestFirst(List<HistoryEntry> entries) {
        return entries.stream().sorted(NEWEST_FIRST).toList();
    }
}
