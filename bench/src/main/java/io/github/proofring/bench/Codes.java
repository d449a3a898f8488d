package io.github.proofring.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Codes of RFC 6238. */
final class Codes {
    /** Of SHA-1 alone. */
    private static final String SHA1_ONLY = "twoFactorAuth";

    private static final String FEW = "64";

    private Codes() {}

    static List<Row> measure(Plan plan) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(byAlgorithm(plan, "generate", GenerateCode.class));
        rows.addAll(inCaches(plan, "generate", GenerateCode.class));
        rows.addAll(byAlgorithm(plan, "check ±1", CheckCode.class));
        rows.addAll(inCaches(plan, "check ±1", CheckCode.class));
        rows.addAll(byAlgorithm(plan, "check ±1, sealed", CheckSealedCode.class));
        rows.add(scaling(plan));
        return rows;
    }

    private static List<Row> byAlgorithm(Plan plan, String what, Class<?> benchmarks) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(Jmh.run(plan, Group.CODES, what, benchmarks, options -> options.param("algorithm", "SHA1")));
        rows.addAll(Jmh.run(
                plan,
                Group.CODES,
                what,
                benchmarks,
                options -> options.exclude(SHA1_ONLY).param("algorithm", "SHA256", "SHA512")));
        return rows;
    }

    private static List<Row> inCaches(Plan plan, String what, Class<?> benchmarks) {
        return Jmh.run(
                plan,
                Group.CODES,
                what,
                benchmarks,
                options -> options.param("algorithm", "SHA1").param("secrets", FEW));
    }

    /** How many times as many checks two threads do, against the same of the bound: a lock would show here. */
    private static Row scaling(Plan plan) {
        double ours = score(plan, Row.OURS, 1) * 2 / score(plan, Row.OURS, 2);
        double bound = score(plan, Row.BOUND, 1) * 2 / score(plan, Row.BOUND, 2);
        return new Row(
                Group.CODES,
                "check ±1 SHA1, from one thread to two",
                Row.OURS,
                ours,
                "times as many",
                // More is worse, as in all other rows.
                OptionalDouble.of(bound / ours),
                OptionalDouble.empty(),
                String.format(Locale.ROOT, "the bound: %.2f times as many", bound));
    }

    private static double score(Plan plan, String who, int threads) {
        return Jmh.run(
                        Group.CODES,
                        "scaling",
                        Jmh.options(plan)
                                .include(Jmh.all(CheckCode.class) + who + "$")
                                .param("algorithm", "SHA1")
                                .param("secrets", FEW)
                                .threads(threads))
                .get(0)
                .score();
    }
}
