package io.github.proofring.registry.address;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.proofring.registry.address.PhonePolicy.WhenDown;
import io.github.proofring.registry.address.PhoneReading.Accepted;
import io.github.proofring.registry.address.PhoneReading.Refused;
import io.github.proofring.registry.spi.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Which telephone numbers are taken")
class PhonePolicyTest {
    private static final String GERMAN_MOBILE = "+4915123456789";
    private static final String GERMAN_FIXED = "+4930123456";
    private static final String BRITISH_MOBILE = "+447400123456";
    private static final String BRITISH_FIXED = "+441212345678";
    private static final String BRITISH_VOIP = "+445600123456";
    private static final String AMERICAN = "+12015550123";
    private static final String CHILEAN_EITHER = "+56221234567";

    private final List<String> lookedUp = new ArrayList<>();

    @Test
    @DisplayName("are of the regions served and not of those not served; whatever is named in both is not")
    void regions() {
        PhonePolicy some = PhonePolicy.international().servingOnly(Set.of("DE", "GB"));
        assertAll(
                () -> assertEquals(taken(GERMAN_MOBILE, LineType.MOBILE), text(some, GERMAN_MOBILE)),
                () -> assertEquals(refused(PhoneRefusal.REGION_NOT_SERVED), text(some, AMERICAN)),
                () -> assertEquals(
                        refused(PhoneRefusal.REGION_NOT_SERVED), text(some.notServing(Set.of("GB")), BRITISH_MOBILE)),
                () -> assertEquals(
                        taken(AMERICAN, LineType.FIXED_LINE_OR_MOBILE),
                        text(PhonePolicy.international().notServing(Set.of("CA")), AMERICAN)));
    }

    @Test
    @DisplayName("by their range first: a VOIP number of a region not served is VOIP")
    void rangeBeforeRegion() {
        assertEquals(
                refused(PhoneRefusal.VOIP), text(PhonePolicy.international().servingOnly(Set.of("DE")), BRITISH_VOIP));
    }

    @Test
    @DisplayName("by the region chosen where they are typed")
    void defaultRegion() {
        PhonePolicy german = PhonePolicy.typedIn("DE");
        assertAll(
                () -> assertEquals(taken(GERMAN_MOBILE, LineType.MOBILE), text(german, "0151 23456789")),
                () -> assertEquals(
                        taken(BRITISH_MOBILE, LineType.MOBILE), text(german.withDefaultRegion("GB"), "07400 123456")));
    }

    @Test
    @DisplayName("and a policy for a region that there is not, or for mail, is a mistake")
    void mistakes() {
        PhonePolicy policy = PhonePolicy.international();
        assertAll(Stream.of("de", "UK", "XX", "", "001", "DEU")
                .map(region -> () -> assertAll(
                        () -> assertThrows(IllegalArgumentException.class, () -> PhonePolicy.typedIn(region)),
                        () -> assertThrows(IllegalArgumentException.class, () -> policy.servingOnly(Set.of(region))),
                        () -> assertThrows(IllegalArgumentException.class, () -> policy.notServing(Set.of(region))))));
        assertThrows(IllegalArgumentException.class, () -> policy.read(GERMAN_MOBILE, Channel.EMAIL));
    }

    @Test
    @DisplayName(
            "with a look-up asked only where ranges cannot tell: no VOIP ranges in the region, or mobile and fixed in one")
    void asked() {
        PhonePolicy asking = PhonePolicy.international().asking(this::unknown, WhenDown.REFUSE);
        Stream.of(GERMAN_MOBILE, AMERICAN, CHILEAN_EITHER, BRITISH_MOBILE).forEach(number -> text(asking, number));
        assertEquals(List.of(GERMAN_MOBILE, AMERICAN, CHILEAN_EITHER), lookedUp);
        asking.read(GERMAN_FIXED, Channel.VOICE);
        asking.read(BRITISH_FIXED, Channel.VOICE);
        assertEquals(List.of(GERMAN_MOBILE, AMERICAN, CHILEAN_EITHER, GERMAN_FIXED), lookedUp);
    }

    @Test
    @DisplayName("and never asked about a number that is refused without it")
    void askedLast() {
        PhonePolicy asking = PhonePolicy.typedIn("DE").notServing(Set.of("US")).asking(this::unknown, WhenDown.REFUSE);
        Stream.of(AMERICAN, GERMAN_FIXED, "0900 1234567", "0151 23456789 ext. 1", "110", "hello", BRITISH_VOIP)
                .forEach(number -> text(asking, number));
        assertEquals(List.of(), lookedUp);
    }

    @ParameterizedTest
    @EnumSource(LineType.class)
    @DisplayName("What the look-up answers goes before the range, unless it does not know either")
    void answers(LineType told) {
        PhonePolicy asking = PhonePolicy.international().asking(number -> told, WhenDown.REFUSE);
        PhoneReading expected = switch (told) {
            case UNKNOWN, MOBILE -> taken(GERMAN_MOBILE, LineType.MOBILE);
            case FIXED_LINE_OR_MOBILE -> taken(GERMAN_MOBILE, LineType.FIXED_LINE_OR_MOBILE);
            default -> refused(PhoneRefusal.valueOf(told.name()));
        };
        assertEquals(expected, text(asking, GERMAN_MOBILE));
    }

    @Test
    @DisplayName(
            "A look-up that is down accepts or refuses, as the policy says, and only where it would have been asked")
    void down() {
        PhonePolicy accepting = PhonePolicy.international().asking(PhonePolicyTest::down, WhenDown.ACCEPT);
        PhonePolicy refusing = PhonePolicy.international().asking(PhonePolicyTest::down, WhenDown.REFUSE);
        assertAll(
                () -> assertEquals(taken(AMERICAN, LineType.FIXED_LINE_OR_MOBILE), text(accepting, AMERICAN)),
                () -> assertEquals(refused(PhoneRefusal.LOOKUP_DOWN), text(refusing, AMERICAN)),
                () -> assertEquals(taken(BRITISH_MOBILE, LineType.MOBILE), text(refusing, BRITISH_MOBILE)),
                () -> assertEquals(refused(PhoneRefusal.VOIP), text(accepting, BRITISH_VOIP)));
    }

    @Test
    @DisplayName("and one that is broken is a mistake that shows")
    void broken() {
        PhonePolicy asking = PhonePolicy.international()
                .asking(
                        number -> {
                            throw new IllegalStateException("broken");
                        },
                        WhenDown.ACCEPT);
        assertThrows(IllegalStateException.class, () -> text(asking, AMERICAN));
    }

    @Test
    @DisplayName("A refused reading throws if an accepted one is wanted, with the reason and without the number")
    void orThrow() {
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> text(PhonePolicy.international(), BRITISH_VOIP).orThrow());
        assertEquals("the number was refused: VOIP", e.getMessage());
        assertFalse(text(PhonePolicy.international(), GERMAN_MOBILE).toString().contains("456"));
    }

    private LineType unknown(PhoneNumber number) {
        lookedUp.add(number.value());
        return LineType.UNKNOWN;
    }

    private static LineType down(PhoneNumber number) {
        throw new LookupException("no answer");
    }

    private static PhoneReading text(PhonePolicy policy, String typed) {
        return policy.read(typed, Channel.SMS);
    }

    private static PhoneReading taken(String e164, LineType type) {
        return new Accepted(new PhoneNumber(e164), type);
    }

    private static PhoneReading refused(PhoneRefusal why) {
        return new Refused(why);
    }
}
