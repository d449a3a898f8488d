package io.github.proofring.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** So many threads, which share the numbers from zero on among them. */
final class Crowd implements AutoCloseable {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int threads;
    private final ExecutorService pool;

    Crowd(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /**
     * What it took.
     *
     * @param nanos     from the first to the last
     * @param each      what each took
     * @param allocated by all of them, in bytes
     */
    record Took(long nanos, Nanos each, long allocated) {}

    /** Nanoseconds by number. */
    static final class Nanos {
        final long[] of;

        Nanos(int count) {
            this.of = new long[count];
        }
    }

    Took each(int count, IntConsumer work) {
        Nanos nanos = new Nanos(count);
        List<Future<Long>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            running.add(pool.submit(() -> {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = first; i < count; i += threads) {
                    long from = System.nanoTime();
                    work.accept(i);
                    nanos.of[i] = System.nanoTime() - from;
                }
                return THREADS.getCurrentThreadAllocatedBytes() - before;
            }));
        }
        long allocated = 0;
        for (Future<Long> each : running) {
            allocated += got(each);
        }
        return new Took(System.nanoTime() - start, nanos, allocated);
    }

    private static long got(Future<Long> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
