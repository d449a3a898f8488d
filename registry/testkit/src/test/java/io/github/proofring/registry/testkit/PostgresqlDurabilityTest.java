package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.JdbcAccountStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PostgreSQL killed in the middle of writes")
class PostgresqlDurabilityTest {
    private static final int WRITERS = 8;
    private static final int WRITES_BEFORE_THE_END = 400;

    /** One account, written to until the server is gone. */
    private static final class Writer {
        private final List<Row> sent = new ArrayList<>();
        private int acknowledged;

        void write(AccountStore store, CountDownLatch toGo) {
            Row next = Rows.first(Rows.account());
            Optional<Revision> before = Optional.empty();
            while (true) {
                sent.add(next);
                try {
                    assertEquals(Stored.STORED, store.store(new Change(before, next)));
                } catch (StoreException gone) {
                    return;
                }
                acknowledged = sent.size();
                toGo.countDown();
                before = Optional.of(next.revision());
                next = Rows.after(next);
            }
        }
    }

    @Test
    @DisplayName(
            "every acknowledged write is there, nothing is doubled, and at most the one that was under way came on top")
    void acknowledgedWritesStay() throws Exception {
        try (DebianPostgresql server = DebianPostgresql.start()) {
            AccountStore store = new JdbcAccountStore(server.database());
            List<Writer> writers = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
            CountDownLatch toGo = new CountDownLatch(WRITES_BEFORE_THE_END);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Writer writer = new Writer();
                writers.add(writer);
                running.add(threads.submit(() -> writer.write(store, toGo)));
            }
            toGo.await();
            server.kill();
            for (Future<?> each : running) {
                each.get();
            }
            threads.shutdown();
            server.startAgain();

            for (Writer writer : writers) {
                Row last = writer.sent.get(writer.sent.size() - 1);
                int version = store.find(last.account())
                        .row()
                        .map(row -> Math.toIntExact(row.revision().version()))
                        .orElse(0);
                assertTrue(
                        version == writer.acknowledged || version == writer.acknowledged + 1,
                        version + " stored, " + writer.acknowledged + " acknowledged");
                if (version > 0) {
                    assertEquals(
                            Optional.of(writer.sent.get(version - 1)),
                            store.find(last.account()).row());
                }
            }
        }
    }
}
