package io.github.proofring.smpp;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/**
 * Whom messages come from.
 *
 * @param typeOfNumber  SMPP 3.4 §5.2.5
 * @param numberingPlan SMPP 3.4 §5.2.6
 */
record Source(String address, int typeOfNumber, int numberingPlan) {
    private static final Set<Integer> PLANS = Set.of(0, 1, 3, 4, 6, 8, 9, 10, 14, 18);
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ._&-]{1,11}");

    Source {
        SmppServer.ascii("address that messages come from", address, 20);
        if (typeOfNumber < 0 || typeOfNumber > 6) {
            throw new IllegalArgumentException("a type of number is 0 to 6 (SMPP 3.4 §5.2.5), not " + typeOfNumber);
        }
        if (!PLANS.contains(numberingPlan)) {
            throw new IllegalArgumentException("there is no numbering plan " + numberingPlan + " (SMPP 3.4 §5.2.6)");
        }
    }

    /** With what carriers expect for an address of that look. */
    static Source of(String address) {
        if (INTERNATIONAL.matcher(address).matches()) {
            return of(address.substring(1), TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN);
        }
        if (SHORT_CODE.matcher(address).matches()) {
            return of(address, TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN);
        }
        if (NAME.matcher(address).matches()) {
            return of(address, TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN);
        }
        throw new IllegalArgumentException(
                "messages come from a number such as +15551234567, a short code of 3 to 8 digits or "
                        + "a name of at most 11 letters and digits; withSource takes others");
    }

    private static Source of(String address, TypeOfNumber type, NumberingPlanIndicator plan) {
        return new Source(address, type.value(), plan.value());
    }

    TypeOfNumber type() {
        return TypeOfNumber.valueOf((byte) typeOfNumber);
    }

    NumberingPlanIndicator plan() {
        return NumberingPlanIndicator.valueOf((byte) numberingPlan);
    }
}
