package io.github.proofring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The ratios to the bounds as they were, by JDK: a line {@code 17,CODES,check SHA1,1.05} each. Ratios and not times, as they are much
 * the same on other machines.
 */
final class Recorded {
    /** Between two runs on one machine a ratio differs by less. */
    static final double WORSE = 1.25;

    private static final String HEADER = "jdk,group,what,ratio";

    private final Map<String, Double> ratios;

    private Recorded(Map<String, Double> ratios) {
        this.ratios = ratios;
    }

    /** Nothing, if there is no such file yet. */
    static Recorded read(Path file) {
        Map<String, Double> ratios = new TreeMap<>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                int comma = line.lastIndexOf(',');
                if (!line.equals(HEADER) && comma > 0) {
                    ratios.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Recorded(ratios);
    }

    /** What these rows say in place of what was said before. */
    Recorded with(List<Row> rows) {
        Map<String, Double> next = new TreeMap<>(ratios);
        for (Row row : rows) {
            if (row.isOurs() && row.ratio().isPresent()) {
                next.put(key(row), row.ratio().getAsDouble());
            }
        }
        return new Recorded(next);
    }

    void write(Path file) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        ratios.forEach((key, ratio) -> text.append(key)
                .append(',')
                .append(String.format(Locale.ROOT, "%.3f", ratio))
                .append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ratio that this one is worse than by more than a quarter, if so. */
    OptionalDouble betterThan(Row row) {
        Double before = row.isOurs() ? ratios.get(key(row)) : null;
        return before != null && row.ratio().isPresent() && row.ratio().getAsDouble() > before * WORSE
                ? OptionalDouble.of(before)
                : OptionalDouble.empty();
    }

    private static String key(Row row) {
        return Runtime.version().feature() + "," + row.group() + "," + row.what();
    }
}
