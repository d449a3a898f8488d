package io.github.proofring.registry.address;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as the whole world dials it. Any number of the right form can be one, also one that is in no range today, since
 * ranges change while numbers are stored: whether codes are sent to it is for {@link PhonePolicy} to say, when it is typed.
 *
 * @param value ITU-T E.164: {@code +}, the calling code and the national number, 3 to 15 digits together
 */
public record PhoneNumber(String value) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{2,14}");

    /** @throws IllegalArgumentException if the form is another; the message does not hold the number */
    public PhoneNumber {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("a number is + and 3 to 15 digits, the first of them not 0");
        }
    }

    /**
     * Two letters: ISO 3166-1, and beside it {@code AC}, {@code TA} and {@code XK} (Ascension, Tristan da Cunha, Kosovo). None for a
     * number that is in no range today, or that belongs to no region, such as a satellite telephone's.
     */
    public Optional<String> region() {
        return Ranges.regionOf(value);
    }

    /**
     * A reminder to its owner: {@code ••• ••• ••89}. The last two digits, and nothing of the country or the length.
     */
    public String masked() {
        return "••• ••• ••" + value.substring(value.length() - 2);
    }

    /** Masked, so that a log does not hold the number. */
    @Override
    public String toString() {
        return masked();
    }
}
