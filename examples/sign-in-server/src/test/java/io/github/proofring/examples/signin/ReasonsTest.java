package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Each reason not to send a code has a sentence of its own")
class ReasonsTest {
    private static final Duration WAIT = Duration.ofSeconds(20);

    @Test
    @DisplayName("beside the field for the address; no two are the same")
    void sentences() {
        Set<Reason> ofAddresses = Arrays.stream(Reason.values())
                .filter(reason -> reason.compareTo(Reason.ADDRESS_REFUSED) >= 0
                        && reason.compareTo(Reason.TOO_MANY_MESSAGES) <= 0)
                .collect(Collectors.toSet());
        assertEquals(17, ofAddresses.size());
        ofAddresses.forEach(
                reason -> assertEquals("address", Reasons.refused(reason, WAIT).field(), reason.name()));
        assertEquals(
                17,
                ofAddresses.stream()
                        .map(reason -> Reasons.refused(reason, WAIT).detail())
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTRY_NOT_SERVED, country-not-served, 422",
        "NUMBER_NOT_LOOKED_UP, number-not-looked-up, 503",
        "SENDING_HELD_BACK, sending-held-back, 503",
        "NOT_SENT, not-sent, 503",
        "TOO_MANY_MESSAGES, too-many-messages, 429",
        "PAGER_NUMBER, unsuitable-number, 422",
        "VOICEMAIL_NUMBER, unsuitable-number, 422",
        "UNKNOWN_KIND, unknown-kind, 422",
    })
    @DisplayName("and a code for programs that stays")
    void codes(Reason reason, String code, int status) {
        assertEquals(code, Reasons.refused(reason, WAIT).problem().code());
        assertEquals(status, Reasons.refused(reason, WAIT).problem().status());
    }

    @Test
    @DisplayName("what was refused for good is said beside the address, and no time to wait is named")
    void refusedForGood() {
        Refused refused = Reasons.refused(Reason.NOT_SENT, Duration.ZERO);
        assertEquals("address", refused.field());
        assertTrue(refused.retryAfter().isZero());
        assertFalse(refused.detail().contains("again in"), refused.detail());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1 second",
        "20000, 20 seconds",
        "59001, 1 minute",
        "3540000, 59 minutes",
        "7200000, 120 minutes",
        "7200001, 3 hours",
        "86400000, 24 hours",
    })
    @DisplayName("times to wait in words, rounded up")
    void spans(long milliseconds, String words) {
        assertEquals(words, Words.span(Duration.ofMillis(milliseconds)));
    }

    @Test
    @DisplayName("the README names every code of the API")
    void documented() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (Problem problem : Problem.values()) {
            boolean ofPages = problem == Problem.FORM_OUT_OF_DATE;
            assertTrue(ofPages || readme.contains("`" + problem.code() + "`"), problem.code());
        }
    }
}
