package io.github.proofring.registry.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 9110 §10.2.3: Retry-After is a number of seconds or a date")
class RetryAfterTest {
    private static Optional<Duration> read(String value) {
        HttpHeaders headers = HttpHeaders.of(Map.of("retry-after", List.of(value)), (name, each) -> true);
        return RetryAfter.in(headers, SkippedWaiting.NOW);
    }

    @ParameterizedTest
    @DisplayName("it is read as the time from now, from zero to a day")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "120 | PT2M",
                " 7 | PT7S",
                "86400 | PT24H",
                "999999999 | PT24H",
                "Thu, 26 Nov 2026 12:02:00 GMT | PT2M",
                "Thu, 26 Nov 2026 11:59:59 GMT | PT0S",
                "Fri, 31 Dec 9999 23:59:59 GMT | PT24H",
            })
    void read(String value, Duration expected) {
        assertEquals(Optional.of(expected), read(value));
    }

    @ParameterizedTest
    @DisplayName("what is neither is not believed")
    @ValueSource(
            strings = {
                "",
                "soon",
                "-1",
                "+5",
                "1.5",
                "٥",
                "1234567890",
                "99999999999999999999",
                "Mon, 26 Nov 2026 12:02:00 GMT",
                "Thu, 26 Nov 2026",
                "Thu Nov 26 12:02:00 2026"
            })
    void unread(String value) {
        assertEquals(Optional.empty(), read(value));
    }

    @Test
    @DisplayName("it may be missing")
    void missing() {
        HttpHeaders none = HttpHeaders.of(Map.of(), (name, each) -> true);
        assertEquals(Optional.empty(), RetryAfter.in(none, SkippedWaiting.NOW));
    }
}
