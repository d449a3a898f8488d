package io.github.proofring.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param groups which parts of the table
 * @param quick  short enough to see that every row works; its numbers mean little
 * @param record whether the ratios become those that later runs are held against
 * @param file   where those stand
 */
record Plan(Set<Group> groups, boolean quick, boolean record, Path file) {
    private static final String USAGE =
            "give any of codes, qr, passkeys, registry and growth (all of them if none), and --quick or --record";

    /** @throws IllegalArgumentException for a word that is none of them */
    static Plan of(String... words) {
        List<String> left = new ArrayList<>(Arrays.asList(words));
        boolean quick = left.remove("--quick");
        boolean record = left.remove("--record");
        if (quick && record) {
            throw new IllegalArgumentException("what --quick measures is not worth recording");
        }
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (String word : left) {
            groups.add(group(word));
        }
        return new Plan(groups.isEmpty() ? EnumSet.allOf(Group.class) : groups, quick, record, Path.of("recorded.csv"));
    }

    private static Group group(String word) {
        try {
            return Group.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(USAGE + ": " + word, e);
        }
    }
}
