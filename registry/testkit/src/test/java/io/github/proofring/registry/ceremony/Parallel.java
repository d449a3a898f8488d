package io.github.proofring.registry.ceremony;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many calls at the same moment, as far as a machine can. */
final class Parallel {
    private static final int THREADS = 32;

    private Parallel() {}

    /** What each of the calls answered, in their order, a crowd of threads working through them. */
    static <T> List<T> of(int calls, IntFunction<T> call) {
        int crowd = Math.min(calls, THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(crowd);
        try {
            CyclicBarrier start = new CyclicBarrier(crowd);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    if (number < crowd) {
                        start.await();
                    }
                    return call.apply(number);
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> each : running) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a call did not come back", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
