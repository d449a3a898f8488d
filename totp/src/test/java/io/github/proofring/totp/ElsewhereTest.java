package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("elsewhere")
@DisplayName("This run of all tests is in another locale, charset and time zone")
class ElsewhereTest {

    @Test
    @DisplayName("which are really in force")
    @SuppressWarnings({"DefaultCharset", "DefaultLocale"})
    void inForce() {
        String expected = System.getProperty("elsewhere.locale", "none asked for");
        assertEquals(expected, Locale.getDefault().toLanguageTag());
        assertEquals("US-ASCII", Charset.defaultCharset().name());
        assertEquals("Asia/Kathmandu", ZoneId.systemDefault().getId());
        switch (expected) {
            case "ar-EG-u-nu-arab" -> assertEquals("\u0665", String.format("%d", 5));
            case "tr" -> assertEquals("\u0130", "i".toUpperCase(Locale.getDefault()));
            default -> assertEquals("2569", String.format("%tY", java.util.Calendar.getInstance(Locale.getDefault())));
        }
    }
}
