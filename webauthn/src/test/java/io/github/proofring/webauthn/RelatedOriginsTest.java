package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Related origins (WebAuthn Level 3 §5.11)")
class RelatedOriginsTest {
    private static RelatedOrigins related(Set<String> registered, String... origins) {
        return RelyingParty.of("example.com", "Example", Set.of(origins)).relatedOrigins(registered);
    }

    @Test
    @DisplayName("the document has the pages that are not under the id, and those alone")
    void document() {
        RelatedOrigins document = related(
                Set.of("example.co.uk", "example.de"),
                "https://example.com",
                "https://login.example.com:8443",
                "https://www.example.de",
                "https://example.co.uk:8443",
                "http://localhost:8080",
                "android:apk-key-hash:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertEquals("{\"origins\":[\"https://example.co.uk:8443\",\"https://www.example.de\"]}", document.json());
        assertEquals(List.of("https://example.co.uk:8443", "https://www.example.de"), document.origins());
        assertEquals("/.well-known/webauthn", RelatedOrigins.PATH);
        assertEquals("application/json", RelatedOrigins.MEDIA_TYPE);
        assertEquals("RelatedOrigins[https://example.co.uk:8443, https://www.example.de]", document.toString());
    }

    @Test
    @DisplayName("the specification's example of ten origins has four labels")
    void specification() {
        Set<String> domains = Set.of(
                "example.co.uk",
                "example.de",
                "example.sg",
                "example.net",
                "exampledelivery.com",
                "exampledelivery.co.uk",
                "exampledelivery.de",
                "exampledelivery.sg",
                "myexamplerewards.com",
                "examplecars.com");
        Set<String> origins = new TreeSet<>();
        domains.forEach(domain -> origins.add("https://" + domain));
        assertEquals(
                List.copyOf(origins),
                RelyingParty.of("example.com", "Example", origins)
                        .relatedOrigins(domains)
                        .origins());
    }

    @Test
    @DisplayName("five labels are taken, however many origins have them; a sixth is refused with all of them named")
    void labels() {
        Set<String> five = new TreeSet<>(Set.of("a.org", "a.de", "b.co.uk", "c.org", "d.org", "e.org"));
        String[] origins = {
            "https://a.org", "https://a.de", "https://x.b.co.uk", "https://c.org", "https://d.org", "https://y.e.org"
        };
        assertEquals(6, related(five, origins).origins().size());
        String[] six = java.util.Arrays.copyOf(origins, 7);
        six[6] = "https://f.org";
        five.add("f.org");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> related(five, six));
        assertTrue(String.valueOf(e.getMessage()).endsWith("these are 6: [a, b, c, d, e, f]"), e.getMessage());
    }

    @Test
    @DisplayName("a name that only ends like the id, or like a registered domain, is another's")
    void lookalikes() {
        assertEquals(
                List.of("https://notexample.com"),
                related(Set.of("notexample.com"), "https://notexample.com").origins());
        Set<String> registered = Set.of("example.de");
        assertThrows(IllegalArgumentException.class, () -> related(registered, "https://notexample.de"));
    }

    @Test
    @DisplayName("a page under no registered domain, or under two, is refused and named")
    void unregistered() {
        Set<String> none = Set.of();
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> related(none, "https://example.de"));
        assertTrue(String.valueOf(e.getMessage()).contains("https://example.de"), e.getMessage());
        Set<String> two = Set.of("example.de", "www.example.de");
        assertThrows(IllegalArgumentException.class, () -> related(two, "https://www.example.de"));
    }

    @Test
    @DisplayName("where all pages are under the id there is no document to serve")
    void needless() {
        Set<String> none = Set.of();
        assertThrows(
                IllegalArgumentException.class,
                () -> related(none, "https://example.com", "https://www.example.com", "http://localhost"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "Example.de", "https://example.de", ".de", "example.de.", "example.de:443"})
    @DisplayName("what is no domain that can be registered is refused")
    void forms(String domain) {
        Set<String> registered = Set.of(domain);
        assertThrows(IllegalArgumentException.class, () -> related(registered, "https://example.de"));
    }
}
