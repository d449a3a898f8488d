package io.github.proofring.registry.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.Set;

/** The numbering plans of the world, as libphonenumber has them. Nothing else knows that library. */
final class Ranges {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** The name of numbers that belong to no region: +800, satellite telephones and others. */
    private static final String NO_REGION = PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY;

    private Ranges() {}

    static boolean isRegion(String name) {
        return PLANS.getSupportedRegions().contains(name);
    }

    /** @throws NumberParseException as the library says: for a text that it cannot read as a number */
    static Phonenumber.PhoneNumber parse(String text, Optional<String> defaultRegion) throws NumberParseException {
        return PLANS.parse(text, defaultRegion.orElse(null));
    }

    static boolean isPossible(Phonenumber.PhoneNumber number) {
        return PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    static String e164(Phonenumber.PhoneNumber number) {
        return PLANS.format(number, PhoneNumberFormat.E164);
    }

    /** {@code UNKNOWN} if the number is in no range. */
    static LineType typeOf(Phonenumber.PhoneNumber number) {
        return switch (PLANS.getNumberType(number)) {
            case MOBILE -> LineType.MOBILE;
            case FIXED_LINE -> LineType.FIXED_LINE;
            case FIXED_LINE_OR_MOBILE -> LineType.FIXED_LINE_OR_MOBILE;
            case VOIP -> LineType.VOIP;
            case PREMIUM_RATE -> LineType.PREMIUM_RATE;
            case TOLL_FREE -> LineType.TOLL_FREE;
            case SHARED_COST -> LineType.SHARED_COST;
            case PAGER -> LineType.PAGER;
            case UAN -> LineType.UAN;
            case VOICEMAIL -> LineType.VOICEMAIL;
            case PERSONAL_NUMBER -> LineType.PERSONAL;
            case UNKNOWN -> LineType.UNKNOWN;
        };
    }

    static boolean nameVoip(String region) {
        Set<PhoneNumberType> types = PLANS.getSupportedTypesForRegion(region);
        return types.contains(PhoneNumberType.VOIP);
    }

    static Optional<String> regionOf(String e164) {
        try {
            return regionOf(PLANS.parse(e164, null));
        } catch (NumberParseException noSuchCallingCode) {
            return Optional.empty();
        }
    }

    static Optional<String> regionOf(Phonenumber.PhoneNumber number) {
        return Optional.ofNullable(PLANS.getRegionCodeForNumber(number)).filter(name -> !name.equals(NO_REGION));
    }
}
