package io.github.proofring.bench;

import java.util.OptionalDouble;

/**
 * A line of the table.
 *
 * @param group what it belongs to
 * @param what  the case, such as {@code check SHA1}
 * @param who   {@link #OURS}, {@link #BOUND}, another bound or a peer
 * @param score what was measured, in {@code unit}
 * @param ratio how many times the bound it is, where more is worse; none where there is no bound
 * @param bytes allocated by an operation, none if it was not measured
 * @param note  what else is to be known of it
 */
record Row(
        Group group,
        String what,
        String who,
        double score,
        String unit,
        OptionalDouble ratio,
        OptionalDouble bytes,
        String note) {
    static final String OURS = "ours";
    static final String BOUND = "bound";

    /** A number that stands for itself. */
    static Row plain(Group group, String what, double score, String unit) {
        return new Row(group, what, OURS, score, unit, OptionalDouble.empty(), OptionalDouble.empty(), "");
    }

    Row times(double ofBound) {
        return new Row(group, what, who, score, unit, OptionalDouble.of(ofBound), bytes, note);
    }

    Row withoutBytes() {
        return new Row(group, what, who, score, unit, ratio, OptionalDouble.empty(), note);
    }

    Row noting(String text) {
        return new Row(group, what, who, score, unit, ratio, bytes, text);
    }

    boolean isOurs() {
        return who.equals(OURS);
    }
}
