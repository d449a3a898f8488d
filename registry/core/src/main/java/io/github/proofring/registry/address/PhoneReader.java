package io.github.proofring.registry.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.Phonenumber;
import io.github.proofring.registry.address.PhonePolicy.Asking;
import io.github.proofring.registry.address.PhonePolicy.WhenDown;
import io.github.proofring.registry.address.PhoneReading.Accepted;
import io.github.proofring.registry.address.PhoneReading.Refused;
import io.github.proofring.registry.spi.Channel;
import java.util.Optional;
import java.util.regex.Pattern;

/** One reading under one policy, cheapest question first: the text, the number, its range, its region, and last the look-up. */
record PhoneReader(PhonePolicy policy, Channel channel) {
    private static final int LONGEST_TYPED = 64;

    /** ITU-T E.164 §6.2.1, in digits, and the plus before them. Germany and Japan have numbers that are longer at home. */
    private static final int LONGEST_E164 = 1 + 15;

    /** Direction marks and soft hyphens, which come along when a number is copied, and which nobody sees. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** Digits, signs between them, and blanks; at most the plus at the front says something. */
    private static final Pattern SPELLING =
            Pattern.compile("[+\uff0b]?[\\p{Nd}\\p{Zs}\\p{Pd}\u2212()\uff08\uff09\\[\\]./\uff0f\uff0e~\u30fc]+");

    PhoneReading read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return new Refused(PhoneRefusal.NOT_A_NUMBER);
        }
        String text = UNSEEN.matcher(typed).replaceAll("").strip();
        try {
            return judged(text, Ranges.parse(text, policy.defaultRegion()));
        } catch (NumberParseException e) {
            return new Refused(unread(e.getErrorType(), text));
        }
    }

    private PhoneRefusal unread(NumberParseException.ErrorType error, String text) {
        if (!SPELLING.matcher(text).matches()) {
            return PhoneRefusal.NOT_A_NUMBER;
        }
        return switch (error) {
            case NOT_A_NUMBER -> PhoneRefusal.NOT_A_NUMBER;
            case INVALID_COUNTRY_CODE ->
                isInternational(text) || policy.defaultRegion().isPresent()
                        ? PhoneRefusal.IMPOSSIBLE
                        : PhoneRefusal.COUNTRY_MISSING;
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN, TOO_LONG -> PhoneRefusal.IMPOSSIBLE;
        };
    }

    private static boolean isInternational(String text) {
        return text.startsWith("+") || text.startsWith("\uff0b");
    }

    private PhoneReading judged(String text, Phonenumber.PhoneNumber number) {
        return refusalOf(text, number)
                .<PhoneReading>map(Refused::new)
                .orElseGet(() -> ofRange(new PhoneNumber(Ranges.e164(number)), Ranges.typeOf(number)));
    }

    private static Optional<PhoneRefusal> refusalOf(String text, Phonenumber.PhoneNumber number) {
        if (number.hasExtension()) {
            return Optional.of(PhoneRefusal.EXTENSION);
        }
        if (!SPELLING.matcher(text).matches()) {
            return Optional.of(PhoneRefusal.NOT_A_NUMBER);
        }
        return Ranges.isPossible(number) && Ranges.e164(number).length() <= LONGEST_E164
                ? Optional.empty()
                : Optional.of(PhoneRefusal.IMPOSSIBLE);
    }

    private PhoneReading ofRange(PhoneNumber number, LineType type) {
        return refusalOf(type)
                .<PhoneReading>map(Refused::new)
                .orElseGet(() -> number.region()
                        .filter(policy::serves)
                        .map(region -> looked(number, type, region))
                        .orElse(new Refused(PhoneRefusal.REGION_NOT_SERVED)));
    }

    private Optional<PhoneRefusal> refusalOf(LineType type) {
        return switch (type) {
            case MOBILE, FIXED_LINE_OR_MOBILE -> Optional.empty();
            case FIXED_LINE -> Optional.of(PhoneRefusal.FIXED_LINE).filter(refusal -> !channel.equals(Channel.VOICE));
            case VOIP -> Optional.of(PhoneRefusal.VOIP);
            case PREMIUM_RATE -> Optional.of(PhoneRefusal.PREMIUM_RATE);
            case TOLL_FREE -> Optional.of(PhoneRefusal.TOLL_FREE);
            case SHARED_COST -> Optional.of(PhoneRefusal.SHARED_COST);
            case PAGER -> Optional.of(PhoneRefusal.PAGER);
            case UAN -> Optional.of(PhoneRefusal.UAN);
            case VOICEMAIL -> Optional.of(PhoneRefusal.VOICEMAIL);
            case PERSONAL -> Optional.of(PhoneRefusal.PERSONAL);
            case UNKNOWN -> Optional.of(PhoneRefusal.INVALID);
        };
    }

    private PhoneReading looked(PhoneNumber number, LineType type, String region) {
        boolean rangesTell = type != LineType.FIXED_LINE_OR_MOBILE && Ranges.nameVoip(region);
        return policy.asking()
                .filter(asking -> !rangesTell)
                .map(asking -> asked(number, type, asking))
                .orElse(new Accepted(number, type));
    }

    private PhoneReading asked(PhoneNumber number, LineType type, Asking asking) {
        try {
            LineType told = asking.lookup().lookUp(number);
            LineType known = told == LineType.UNKNOWN ? type : told;
            return refusalOf(known).<PhoneReading>map(Refused::new).orElse(new Accepted(number, known));
        } catch (LookupException down) {
            return asking.whenDown() == WhenDown.ACCEPT
                    ? new Accepted(number, type)
                    : new Refused(PhoneRefusal.LOOKUP_DOWN);
        }
    }
}
