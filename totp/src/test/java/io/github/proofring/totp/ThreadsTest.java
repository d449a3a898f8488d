package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Many threads")
class ThreadsTest {
    private static final List<Algorithm> ALGORITHMS = List.of(Algorithm.values());
    private static final int THREADS = 16;
    private static final int STEPS = 1_000;

    @Test
    @DisplayName("get the right codes from one secret, from its first use on and under all algorithms at once")
    void oneSecret() throws InterruptedException, ExecutionException {
        List<List<String>> expected = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.values()) {
            expected.add(codes(Totp.standard().withAlgorithm(algorithm), Seeds.twenty()));
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < 3; round++) {
                Secret shared = Seeds.twenty();
                CyclicBarrier start = new CyclicBarrier(THREADS);
                List<Future<List<String>>> results = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    Algorithm algorithm = ALGORITHMS.get(i % 3);
                    results.add(pool.submit(() -> {
                        start.await();
                        return codes(Totp.standard().withAlgorithm(algorithm), shared);
                    }));
                }
                for (int i = 0; i < THREADS; i++) {
                    assertEquals(expected.get(i % 3), results.get(i).get(), "round " + round + ", thread " + i);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Made and checked, so that both ways run side by side. */
    private static List<String> codes(Totp totp, Secret secret) {
        List<String> codes = new ArrayList<>();
        for (long step = 0; step < STEPS; step++) {
            String code = totp.code(secret, new TimeStep(step));
            TotpCheck check = totp.withWindow(0, 0)
                    .check(secret, code, Instant.ofEpochSecond(step * 30), new Progress(step - 1, 0));
            codes.add(check instanceof TotpCheck.Matched ? code : check.toString());
        }
        return codes;
    }

    @Test
    @DisplayName("that use a secret while it is destroyed get the right code or an exception, never another code")
    void destroyed() throws InterruptedException, ExecutionException {
        String right = Totp.standard().code(Seeds.twenty(), new TimeStep(1));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 1_000; round++) {
                Secret secret = Seeds.twenty();
                CyclicBarrier start = new CyclicBarrier(2);
                Future<String> code = pool.submit(() -> {
                    start.await();
                    try {
                        return Totp.standard().code(secret, new TimeStep(1));
                    } catch (IllegalStateException destroyed) {
                        return right;
                    }
                });
                Future<?> destruction = pool.submit(() -> {
                    start.await();
                    secret.destroy();
                    return true;
                });
                assertEquals(right, code.get(), "round " + round);
                destruction.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
