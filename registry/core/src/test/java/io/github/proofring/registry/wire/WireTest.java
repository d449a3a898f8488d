package io.github.proofring.registry.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.proofring.registry.spi.Bytes;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The byte form")
class WireTest {
    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00.123Z");

    private static byte[] sample() {
        return new WireWriter()
                .number(-7)
                .number(Long.MIN_VALUE)
                .instant(TIME)
                .text("Grüße 🔑")
                .bytes(Bytes.copyOf(new byte[] {0, -1}))
                .constant(RoundingMode.HALF_EVEN)
                .each(List.of("a", ""), WireWriter::text)
                .maybe(Optional.<String>empty(), WireWriter::text)
                .maybe(Optional.of("b"), WireWriter::text)
                .toByteArray();
    }

    private static List<Object> read(byte[] content) {
        WireReader in = new WireReader(content);
        return List.of(
                in.number(),
                in.longNumber(),
                in.instant(),
                in.text(),
                in.bytes(),
                in.constant(RoundingMode.class),
                in.each(WireReader::text),
                in.maybe(WireReader::text),
                in.maybe(WireReader::text));
    }

    @Test
    @DisplayName("is read as it was written")
    void roundTrip() {
        List<Object> expected = List.of(
                -7,
                Long.MIN_VALUE,
                TIME,
                "Grüße 🔑",
                Bytes.copyOf(new byte[] {0, -1}),
                RoundingMode.HALF_EVEN,
                List.of("a", ""),
                Optional.empty(),
                Optional.of("b"));
        assertEquals(expected, read(sample()));
    }

    @Test
    @DisplayName("cut short at any place is refused by name, never read past its end")
    void cut() {
        byte[] whole = sample();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(IllegalArgumentException.class, () -> read(part), "length " + length);
        }
    }

    @Test
    @DisplayName("invariant 8: any bytes end in a value or an IllegalArgumentException, whatever lengths they claim")
    void hostile() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] content = sample();
            for (int i = 0; i <= random.nextInt(4); i++) {
                content[random.nextInt(content.length)] = (byte) random.nextInt();
            }
            try {
                read(content);
            } catch (IllegalArgumentException damaged) {
                assertNotNull(damaged.getMessage(), "seed " + seed);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
