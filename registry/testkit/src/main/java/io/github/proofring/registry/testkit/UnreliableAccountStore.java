package io.github.proofring.registry.testkit;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A store that fails on command, for tests of what an application does then. Each command is used up by one call; commands for
 * reads and for writes queue up apart, in the order given. Without a command the calls go through. Safe for use by many threads.
 */
public final class UnreliableAccountStore implements AccountStore {
    private enum Fault {
        PASS,
        REFUSE,
        LOSE_REQUEST,
        LOSE_ANSWER
    }

    private final AccountStore reliable;
    private final Queue<Fault> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> writes = new ConcurrentLinkedQueue<>();

    /** Passes calls on to this store. */
    public UnreliableAccountStore(AccountStore reliable) {
        this.reliable = reliable;
    }

    /** The next read throws, whether it is {@link #find} or {@link #due}. */
    public void failNextFind() {
        reads.add(Fault.REFUSE);
    }

    /** The next read goes through: to let one pass before another fails. */
    public void passNextFind() {
        reads.add(Fault.PASS);
    }

    /** The next write, be it {@link #store} or {@link #delete}, throws before anything is written, and says so. */
    public void failNextWrite() {
        writes.add(Fault.REFUSE);
    }

    /** The next write does not happen, and the store cannot tell: it throws with an unknown outcome. */
    public void loseNextWrite() {
        writes.add(Fault.LOSE_REQUEST);
    }

    /**
     * The next write is passed on and its answer is lost, as when a connection is cut at commit: the store throws with an unknown
     * outcome, whatever the answer was.
     */
    public void loseNextAnswer() {
        writes.add(Fault.LOSE_ANSWER);
    }

    /** The next write goes through: to let one pass before another fails. */
    public void passNextWrite() {
        writes.add(Fault.PASS);
    }

    /** Whatever was told to fail and was not met yet goes through. */
    public void recover() {
        reads.clear();
        writes.clear();
    }

    @Override
    public Found find(AccountId account) {
        read();
        return reliable.find(account);
    }

    @Override
    public List<AccountId> due(Instant now, int limit) {
        read();
        return reliable.due(now, limit);
    }

    private void read() {
        if (next(reads) == Fault.REFUSE) {
            throw StoreException.failed("this read was told to fail", new Told());
        }
    }

    @Override
    public Stored store(Change change) {
        return write(() -> reliable.store(change));
    }

    @Override
    public Stored delete(AccountId account, Revision revision) {
        return write(() -> reliable.delete(account, revision));
    }

    private Stored write(Supplier<Stored> write) {
        Fault fault = next(writes);
        if (fault == Fault.REFUSE) {
            throw StoreException.failed("this write was told to fail", new Told());
        }
        if (fault == Fault.LOSE_REQUEST) {
            throw StoreException.outcomeUnknown("this write was told to be lost", new Told());
        }
        Stored answer = write.get();
        if (fault == Fault.LOSE_ANSWER) {
            throw StoreException.outcomeUnknown("this write's answer was told to be lost", new Told());
        }
        return answer;
    }

    private static Fault next(Queue<Fault> commands) {
        Fault next = commands.poll();
        return next == null ? Fault.PASS : next;
    }

    /** The cause of every failure here, so that a stack trace shows it was asked for. */
    private static final class Told extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
