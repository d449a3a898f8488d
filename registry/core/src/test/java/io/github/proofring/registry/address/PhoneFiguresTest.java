package io.github.proofring.registry.address;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** If this fails after an update of the library, the figures of {@link PhonePolicy} have to be written anew. */
@DisplayName("What ranges tell, as PhonePolicy counts it")
class PhoneFiguresTest {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    @Test
    @DisplayName("245 regions, 94 with ranges for VOIP, and four calling codes without a region")
    void voip() {
        assertAll(
                () -> assertEquals(245, PLANS.getSupportedRegions().size()),
                () -> assertEquals(94, regions(Ranges::nameVoip).size()),
                () -> assertTrue(regions(Ranges::nameVoip)
                        .containsAll(Set.of("GB", "FR", "JP", "KR", "IT", "NL", "PL", "TR", "ZA", "CA"))),
                () -> assertFalse(Stream.of("US", "DE", "ES", "BR", "IN", "SE", "CH", "MX", "CN", "HK")
                        .anyMatch(Ranges::nameVoip)),
                () -> assertEquals(
                        9, PLANS.getSupportedGlobalNetworkCallingCodes().size()),
                () -> assertEquals(
                        Set.of(870, 878, 882, 883),
                        PLANS.getSupportedGlobalNetworkCallingCodes().stream()
                                .filter(code -> PLANS.getSupportedTypesForNonGeoEntity(code)
                                        .contains(PhoneNumberType.VOIP))
                                .collect(Collectors.toSet())));
    }

    @Test
    @DisplayName("8 regions where mobile and fixed look alike, and 10 where some do, by the library's examples")
    void fixedOrMobile() {
        Set<String> all =
                regions(region -> alike(region, PhoneNumberType.FIXED_LINE) && alike(region, PhoneNumberType.MOBILE));
        Set<String> some =
                regions(region -> alike(region, PhoneNumberType.FIXED_LINE) != alike(region, PhoneNumberType.MOBILE));
        assertAll(
                () -> assertEquals(Set.of("CA", "DO", "FM", "GU", "MP", "PR", "US", "VI"), all),
                () -> assertEquals(Set.of("CL", "DK", "IN", "JM", "MU", "MX", "PM", "TN", "UZ", "WF"), some));
    }

    private static boolean alike(String region, PhoneNumberType type) {
        Optional<PhoneNumber> example = Optional.ofNullable(PLANS.getExampleNumberForType(region, type));
        return example.filter(number -> Ranges.typeOf(number) == LineType.FIXED_LINE_OR_MOBILE)
                .isPresent();
    }

    private static Set<String> regions(Predicate<String> which) {
        return PLANS.getSupportedRegions().stream().filter(which).collect(Collectors.toSet());
    }
}
