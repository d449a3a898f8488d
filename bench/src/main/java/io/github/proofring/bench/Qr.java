package io.github.proofring.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.TimeValue;

/** QR codes of otpauth URIs. */
final class Qr {
    private Qr() {}

    static List<Row> measure(Plan plan) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(Jmh.run(plan, Group.QR, "PNG", DrawPng.class, options -> {}));
        rows.addAll(Jmh.run(Group.QR, "SVG", Jmh.options(plan).include(Jmh.all(DrawSvg.class))));
        rows.addAll(Jmh.run(Group.QR, "terminal", Jmh.options(plan).include(Jmh.all(DrawTerminal.class))));
        // The bytes of these would be those of drawing the secrets, too.
        Jmh.run(
                        Group.QR,
                        "PNG, first call of a JVM",
                        Jmh.options(plan, Mode.SingleShotTime)
                                .include(Jmh.all(DrawPng.class))
                                .forks(plan.quick() ? 2 : 10)
                                .warmupIterations(0)
                                .measurementIterations(1)
                                .measurementTime(TimeValue.NONE))
                .forEach(row -> rows.add(row.withoutBytes()));
        return rows;
    }
}
