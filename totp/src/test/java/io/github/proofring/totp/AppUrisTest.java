package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("URIs of apps and libraries")
class AppUrisTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** One of the table: a URI and, as the table has it, what is read. */
    record Case(String uri, String reading) {
        boolean isRefused() {
            return reading.startsWith("refused ");
        }
    }

    static Stream<Case> all() {
        List<String> lines = Resources.lines("app-uris.txt");
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            cases.add(new Case(unescaped(lines.get(i)), lines.get(i + 1).trim()));
        }
        return cases.stream();
    }

    static Stream<Case> read() {
        return all().filter(known -> !known.isRefused());
    }

    static Stream<Case> refused() {
        return all().filter(Case::isRefused);
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("are read as the table says, with every indulgence named")
    void read(Case known) {
        assertEquals(known.reading(), described(OtpauthUri.parseTolerantly(known.uri())));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("or refused with the name of the parameter, and nothing of the URI in the message")
    void refused(Case known) {
        OtpauthUriException e = assertThrows(OtpauthUriException.class, () -> OtpauthUri.parseTolerantly(known.uri()));
        String message = String.valueOf(e.getMessage());
        assertAll(
                () -> assertEquals(known.reading(), "refused " + e.parameter(), message),
                () -> assertTrue(message.contains(e.parameter()), message),
                () -> Stream.of("JBSW", "GEZD", "HXDM", "ada", "alice")
                        .forEach(part -> assertFalse(message.contains(part), message)));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("are taken by the strict reader just when there was nothing to indulge, and read alike")
    void strictly(Case known) {
        if (known.isRefused() || !known.reading().endsWith("|")) {
            assertThrows(OtpauthUriException.class, () -> OtpauthUri.parse(known.uri()));
            return;
        }
        AppEntry strict = OtpauthUri.parse(known.uri()).entry();
        assertEquals(known.reading(), described(new TolerantReading(strict, Set.of())));
    }

    @Test
    @DisplayName("are at least sixty, and each leniency is among them")
    void complete() {
        assertTrue(all().count() >= 60);
        Set<Leniency> met = EnumSet.noneOf(Leniency.class);
        read().forEach(known ->
                met.addAll(OtpauthUri.parseTolerantly(known.uri()).leniencies()));
        assertEquals(EnumSet.allOf(Leniency.class), met);
    }

    private static String described(TolerantReading reading) {
        AppEntry entry = reading.entry();
        MovingFactor factor = entry.factor();
        String parameters = factor.algorithm() + " " + factor.digits() + " ";
        String moved = factor instanceof MovingFactor.ByCounter counted
                ? "hotp " + parameters + counted.next().value()
                : "totp " + parameters
                        + ((MovingFactor.ByTime) factor).totp().period().toSeconds();
        String leniencies = reading.leniencies().stream().map(Enum::name).collect(Collectors.joining(" ", " ", ""));
        return String.join(
                        " | ",
                        moved,
                        entry.issuer(),
                        entry.account(),
                        entry.secret().base32(),
                        leniencies.trim())
                .trim();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
    }
}
