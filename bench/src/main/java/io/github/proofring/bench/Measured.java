package io.github.proofring.bench;

import java.util.Arrays;

/** Rounds of sign-ins, added up. */
final class Measured {
    private final long[] latencies;
    private final long[] begins;
    private int filled;
    private long nanos;
    private long allocated;

    Measured(int signIns) {
        latencies = new long[signIns];
        begins = new long[signIns];
    }

    void add(Crowd.Took begin, Crowd.Took finish) {
        for (int i = 0; i < begin.each().of.length; i++) {
            begins[filled] = begin.each().of[i];
            latencies[filled++] = begin.each().of[i] + finish.each().of[i];
        }
        nanos += begin.nanos() + finish.nanos();
        allocated += begin.allocated() + finish.allocated();
    }

    double perSecond() {
        return filled * 1e9 / nanos;
    }

    double bytes() {
        return (double) allocated / filled;
    }

    /** Of whole sign-ins, in nanoseconds. */
    long percentile(double percent) {
        return percentile(latencies, percent);
    }

    long begin(double percent) {
        return percentile(begins, percent);
    }

    private long percentile(long[] values, double percent) {
        long[] sorted = Arrays.copyOf(values, filled);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(filled - 1, filled * percent / 100)];
    }
}
