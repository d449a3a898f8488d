package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Where a request comes from: a browser and a system by name, and the address")
class SourceTest {
    private static final String ADDRESS = "203.0.113.7";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Firefox on Linux | Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Chrome on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                "Edge on Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                "Opera on Linux | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 OPR/125.0.0.0",
                "Safari on macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                "Safari on iOS | Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
                "Chrome on iOS | Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1",
                "Chrome on Android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"
            })
    void browsers(String name, String header) {
        assertEquals(name + ", " + ADDRESS, Source.of(header, ADDRESS));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "curl/8.5.0", "<script>alert(1)</script>", "Firefox/1", "Linux", "\r\nSet-Cookie: a=b"})
    @DisplayName("of what is none of them, nothing but the address is kept")
    void others(String header) {
        assertEquals(ADDRESS, Source.of(header, ADDRESS));
    }

    @Test
    @DisplayName("of what hides a name in noise, the names alone; of what is endless, nothing")
    void noise() {
        assertEquals("Firefox on Linux, " + ADDRESS, Source.of("<b>Linux\u202e Firefox/\u0000;--", ADDRESS));
        assertEquals(ADDRESS, Source.of("Linux Firefox/" + "x".repeat(10_000), ADDRESS));
    }

    @Test
    @DisplayName("an address of IPv6 has no brackets and no zone, and all of it fits")
    void sixth() {
        String longest = "2001:db80:1111:2222:3333:4444:5555:6666";
        String kept = Source.of("Firefox/1 Android", "[" + longest + "%eth0]");
        assertEquals("Firefox on Android, " + longest, kept);
        assertTrue(kept.getBytes(StandardCharsets.UTF_8).length <= 64);
    }

    @Test
    @DisplayName("it is read in the language of the page; what somebody else wrote stays as it is")
    void shown() {
        Language german = Language.ALL.get(1);
        assertEquals("Firefox unter Linux, 203.0.113.7", german.say(Source.shown("Firefox on Linux, 203.0.113.7")));
        assertEquals("ours on theirs", german.say(Source.shown("ours on theirs")));
    }
}
