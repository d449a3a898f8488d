package io.github.proofring.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The rows in Markdown. */
final class Table {
    private Table() {}

    static String of(List<Row> rows, Recorded recorded) {
        StringBuilder text =
                new StringBuilder("| | who | | × bound | bytes allocated | |\n|---|---|--:|--:|--:|---|\n");
        for (Row row : rows) {
            text.append("| ")
                    .append(row.group().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(row.what())
                    .append(" | ")
                    .append(row.isOurs() ? "**ours**" : row.who())
                    .append(" | ")
                    .append(measured(row.score(), row.unit()))
                    .append(" | ")
                    .append(row.ratio().isPresent() ? rounded(row.ratio().getAsDouble()) : "")
                    .append(" | ")
                    .append(row.bytes().isPresent() ? whole(row.bytes().getAsDouble()) : "")
                    .append(" | ")
                    .append(remark(row, recorded.betterThan(row)))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String remark(Row row, OptionalDouble before) {
        return before.isEmpty() ? row.note() : "**WORSE: was " + rounded(before.getAsDouble()) + "** " + row.note();
    }

    /** Nanoseconds in the unit in which they are read. */
    private static String measured(double score, String unit) {
        if (!unit.equals("ns")) {
            return (score < 100 ? rounded(score) : whole(score)) + " " + unit;
        }
        return score < 10_000
                ? whole(score) + " ns"
                : score < 10_000_000 ? rounded(score / 1e3) + " µs" : rounded(score / 1e6) + " ms";
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
