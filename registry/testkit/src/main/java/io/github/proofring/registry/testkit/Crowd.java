package io.github.proofring.registry.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many threads that do the same at the same moment. */
final class Crowd {
    /** As many as the races of the specification ask for. */
    static final int THREADS = 64;

    private static final long PATIENCE_SECONDS = 120;

    private Crowd() {}

    /** What each of the threads answered, in their order; the first failure of one is thrown. */
    static <T> List<T> of(int threads, IntFunction<T> each) {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                answers.add(pool.submit(() -> {
                    start.await();
                    return each.apply(thread);
                }));
            }
            List<T> all = new ArrayList<>();
            for (Future<T> answer : answers) {
                all.add(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return all;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a thread of the race did not finish", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
