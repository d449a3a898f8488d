package io.github.proofring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The memory of the library in a JVM of its own, and the example server: its start and its memory. */
final class Weight {
    private Weight() {}

    static List<Row> measure(Plan plan) {
        List<Row> rows = new ArrayList<>();
        for (String line : Child.lines(Footprint.class.getName())) {
            String[] parts = line.split("\t", -1);
            rows.add(Row.plain(Group.GROWTH, parts[0], Double.parseDouble(parts[1]), parts[2]));
        }
        List<ExampleServer.Seen> seen = new ArrayList<>();
        for (int i = 0; i < (plan.quick() ? 1 : 5); i++) {
            seen.add(once(plan));
        }
        seen.sort(Comparator.comparing(ExampleServer.Seen::firstPageMillis));
        ExampleServer.Seen median = seen.get(seen.size() / 2);
        rows.add(Row.plain(Group.GROWTH, "example server: JVM start to first page", median.firstPageMillis(), "ms"));
        rows.add(Row.plain(Group.GROWTH, "example server: resident memory at rest", median.restMegabytes(), "MB"));
        rows.add(Row.plain(Group.GROWTH, "example server: resident memory under load", median.loadMegabytes(), "MB")
                .noting(String.format(
                        Locale.ROOT,
                        "of 8 threads that ask for the first page, %,.0f a second; the JVM's own choice of heap",
                        median.perSecond())));
        return rows;
    }

    private static ExampleServer.Seen once(Plan plan) {
        try {
            Path folder = Files.createTempDirectory("proofring-bench");
            try (ExampleServer server = ExampleServer.start(folder)) {
                return server.watch(plan.quick() ? 2 : 20);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
