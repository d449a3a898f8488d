package io.github.proofring.bench;

import java.util.ArrayList;
import java.util.List;

/** Measures what it is told to and prints one table. How to run it stands in the README beside it. */
public final class Main {
    private Main() {}

    /** Takes the names of groups, {@code --quick} and {@code --record}. */
    public static void main(String[] words) {
        Plan plan = Plan.of(words);
        Recorded recorded = Recorded.read(plan.file());
        List<Row> rows = new ArrayList<>();
        for (Group group : plan.groups()) {
            List<Row> more = group.measure(plan);
            // So that a group that fails costs only itself.
            System.err.print(Table.of(more, recorded));
            rows.addAll(more);
        }
        System.out.println();
        System.out.println(Machine.describe(plan));
        System.out.println();
        System.out.print(Table.of(rows, recorded));
        if (plan.record()) {
            recorded.with(rows).write(plan.file());
        }
    }
}
