package io.github.proofring.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Recorded ratios")
class RecordedTest {
    @TempDir
    Path folder;

    private static Row ours(double ratio) {
        return Row.plain(Group.CODES, "check, sealed", 100, "ns").times(ratio);
    }

    private Recorded recorded(Row row) {
        Path file = folder.resolve("recorded.csv");
        Recorded.read(file).with(List.of(row)).write(file);
        return Recorded.read(file);
    }

    @Test
    @DisplayName("flag a row of ours whose ratio got worse by more than a quarter")
    void worse() {
        Recorded recorded = recorded(ours(1.2));
        assertEquals(OptionalDouble.of(1.2), recorded.betterThan(ours(1.51)));
        assertTrue(Table.of(List.of(ours(1.51)), recorded).contains("WORSE: was 1.20"));
    }

    @Test
    @DisplayName("pass over one that is not that much worse, is new, or is a peer's")
    void passedOver() {
        Recorded recorded = recorded(ours(1.2));
        assertEquals(OptionalDouble.empty(), recorded.betterThan(ours(1.49)));
        Row peer = new Row(
                Group.CODES, "check, sealed", "peer", 100, "ns", OptionalDouble.of(9), OptionalDouble.empty(), "");
        assertEquals(OptionalDouble.empty(), recorded.betterThan(peer));
        assertEquals(
                OptionalDouble.empty(),
                recorded.betterThan(Row.plain(Group.CODES, "new", 1, "ns").times(9)));
    }
}
