package io.github.proofring.smpp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A text in segments (3GPP TS 23.040 §9.2.3.24.1)")
class SegmentTest {
    private static final int REFERENCE = 0x1AB;

    private static List<Segment> segments(String text) {
        return Segment.of(text, REFERENCE).orElseThrow();
    }

    private static List<Integer> lengths(String text) {
        return segments(text).stream().map(each -> each.octets().length).toList();
    }

    /** What the parts say together, without their headers. */
    private static byte[] together(List<Segment> segments) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        segments.forEach(each -> all.write(each.octets(), 6, each.octets().length - 6));
        return all.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"160, 160", "161, 159 14", "306, 159 159", "307, 159 159 7"})
    @DisplayName("in GSM-7: 160 characters alone, 153 beside the header")
    void gsm7(int characters, String lengths) {
        assertEquals(lengths, lengths("a".repeat(characters)).toString().replaceAll("[\\[\\],]", ""));
    }

    @ParameterizedTest
    @CsvSource({"70, 140", "71, 140 14", "134, 140 140", "135, 140 140 8"})
    @DisplayName("in UCS-2: 70 characters alone, 67 beside the header")
    void ucs2(int characters, String lengths) {
        assertEquals(lengths, lengths("я".repeat(characters)).toString().replaceAll("[\\[\\],]", ""));
    }

    @Test
    @DisplayName(
            "each has the header 05 00 03, the shared reference, how many they are and which it is, and says so in esm_class")
    void header() {
        List<Segment> three = segments("a".repeat(307));
        for (int i = 0; i < 3; i++) {
            byte[] header = Arrays.copyOf(three.get(i).octets(), 6);
            assertArrayEquals(new byte[] {5, 0, 3, (byte) 0xAB, 3, (byte) (i + 1)}, header);
            assertEquals(0x40, three.get(i).esmClass().value());
            assertEquals(0, three.get(i).coding().toByte());
        }
        assertEquals(0, segments("a").get(0).esmClass().value());
        assertEquals(8, segments("я").get(0).coding().toByte());
        assertEquals(8, segments("я".repeat(71)).get(1).coding().toByte());
    }

    @Test
    @DisplayName("a character of the extension table counts two, and is not cut in its middle")
    void escape() {
        assertEquals(List.of(160), lengths("€".repeat(80)));
        String text = "a".repeat(152) + "€" + "b".repeat(10);
        assertEquals(List.of(6 + 152, 6 + 12), lengths(text));
        assertArrayEquals(Gsm7.encode(text).orElseThrow(), together(segments(text)));
    }

    @Test
    @DisplayName("a character of two surrogates is not cut in its middle")
    void surrogates() {
        String text = "я".repeat(66) + "😀" + "я".repeat(10);
        assertEquals(List.of(6 + 132, 6 + 24), lengths(text));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_16BE), together(segments(text)));
        assertEquals(List.of(140), lengths("😀".repeat(35)));
    }

    @Test
    @DisplayName("more than ten are too many")
    void most() {
        assertEquals(10, segments("a".repeat(1530)).size());
        assertTrue(Segment.of("a".repeat(1531), 0).isEmpty());
        assertEquals(10, segments("я".repeat(670)).size());
        assertTrue(Segment.of("я".repeat(671), 0).isEmpty());
    }

    @Test
    @DisplayName("half a surrogate pair, which is no text, ends neither in an exception nor in nothing")
    void lone() {
        assertEquals(List.of(2), lengths("\uD83D"));
        assertEquals(2, segments("\uD83D".repeat(71)).size());
    }
}
