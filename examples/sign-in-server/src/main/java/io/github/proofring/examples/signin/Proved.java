package io.github.proofring.examples.signin;

import io.github.proofring.registry.Factor;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Trait;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was proved in a session, as its row keeps it: a line for each kind, the newest proof of it. */
final class Proved {
    private Proved() {}

    /** With one more. */
    static List<Factor> with(List<Factor> proved, Factor more) {
        return Stream.concat(proved.stream().filter(factor -> !factor.kind().equals(more.kind())), Stream.of(more))
                .toList();
    }

    static String write(List<Factor> proved) {
        return proved.stream()
                .map(factor -> String.join(
                        "|",
                        factor.kind().value(),
                        joined(factor.traits(), Trait::name),
                        joined(factor.amr(), amr -> amr),
                        Long.toString(factor.provenAt().toEpochMilli())))
                .collect(Collectors.joining("\n"));
    }

    static List<Factor> read(String text) {
        return text.lines()
                .map(line -> line.split("\\|", -1))
                .map(parts -> new Factor(
                        new MethodKind(parts[0]),
                        split(parts[1]).map(Trait::valueOf).collect(Collectors.toUnmodifiableSet()),
                        split(parts[2]).collect(Collectors.toUnmodifiableSet()),
                        Instant.ofEpochMilli(Long.parseLong(parts[3]))))
                .toList();
    }

    private static <T> String joined(Set<T> values, Function<T, String> name) {
        return values.stream().map(name).sorted().collect(Collectors.joining(","));
    }

    private static Stream<String> split(String text) {
        return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(",", -1));
    }
}
