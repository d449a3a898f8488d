package io.github.proofring.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs a class of benchmarks and makes rows of it: the class is the case, with its parameters, and a method is who does it. The one
 * named {@code bound} is what the others of the same parameters are divided by. A score is the median of all iterations.
 */
final class Jmh {
    private static final String OWN = "(ours|bound|reusedMac|newMac)$";

    private Jmh() {}

    /** A class of benchmarks whole: whoever is not a peer in three JVMs, as their ratios are what counts, and peers in one. */
    static List<Row> run(
            Plan plan, Group group, String what, Class<?> benchmarks, Consumer<ChainedOptionsBuilder> parameters) {
        ChainedOptionsBuilder own = options(plan).include(all(benchmarks) + OWN);
        ChainedOptionsBuilder peers =
                options(plan).include(all(benchmarks)).exclude(OWN).forks(1);
        parameters.accept(own);
        parameters.accept(peers);
        return run(group, what, own, peers);
    }

    /** The options of all: three JVMs of four iterations each, after four to warm up. */
    static ChainedOptionsBuilder options(Plan plan) {
        return options(plan, Mode.AverageTime);
    }

    static ChainedOptionsBuilder options(Plan plan, Mode mode) {
        TimeValue iteration = TimeValue.milliseconds(plan.quick() ? 200 : 400);
        return new OptionsBuilder()
                .mode(mode)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(plan.quick() ? 1 : 3)
                .warmupIterations(plan.quick() ? 2 : 4)
                .warmupTime(iteration)
                .measurementIterations(plan.quick() ? 2 : 4)
                .measurementTime(iteration)
                .jvmArgsAppend(
                        "-Xms1g",
                        "-Xmx1g",
                        // What JMH and native providers do is warned of by later JDKs.
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
    }

    /** All methods of a class. */
    static String all(Class<?> benchmarks) {
        return benchmarks.getName().replace(".", "\\.") + "\\.";
    }

    /**
     * Runs them.
     *
     * @param what the case in words, before the parameters
     */
    static List<Row> run(Group group, String what, ChainedOptionsBuilder... options) {
        System.err.println("measuring " + group + ": " + what);
        List<Row> rows = new ArrayList<>();
        for (ChainedOptionsBuilder each : options) {
            try {
                new Runner(each.build()).run().forEach(result -> rows.add(row(group, what, result)));
            } catch (RunnerException e) {
                throw new IllegalStateException("a benchmark failed", e);
            }
        }
        return withRatios(rows);
    }

    private static Row row(Group group, String what, RunResult result) {
        String method = result.getParams().getBenchmark();
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> result.getParams().getParam(key) + (key.equals("secrets") ? " secrets" : ""))
                .collect(Collectors.joining(" "));
        OptionalDouble bytes = result.getSecondaryResults().values().stream()
                .filter(secondary -> secondary.getLabel().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(secondary -> secondary.getScore())
                .findFirst();
        return new Row(
                group,
                (what + " " + parameters).strip(),
                method.substring(method.lastIndexOf('.') + 1),
                result.getPrimaryResult().getStatistics().getPercentile(50),
                "ns",
                OptionalDouble.empty(),
                bytes,
                "");
    }

    private static List<Row> withRatios(List<Row> rows) {
        Map<String, Double> bounds = rows.stream()
                .filter(row -> row.who().equals(Row.BOUND))
                .collect(Collectors.toMap(Row::what, Row::score));
        return rows.stream()
                .map(row -> bounds.containsKey(row.what()) ? row.times(row.score() / bounds.get(row.what())) : row)
                .sorted(Comparator.comparing(Row::what))
                .toList();
    }
}
