package io.github.proofring.examples.authenticator;

import io.github.proofring.totp.AppEntry;
import io.github.proofring.totp.Leniency;

/** What a person is told. */
final class Words {
    /** In columns of a terminal, so that a line of the list is not wider than 80. */
    private static final int LONGEST_NAME = 48;

    static final String HELP = """
            Paste a link (otpauth://… or otpauth-migration://…) or the path of a screenshot of a QR code to add it. Or type:
              list        the codes, with the seconds that each has left
              next N      the next code of account N, if it is one that counts
              export      links and QR codes that move all accounts to another app
              remove N    forget account N
              forget      forget the parts of an export that is not complete
              quit""";

    private Words() {}

    /** Cut to what fits a line; what does not show was left out when it was read. */
    static String name(AppEntry entry) {
        return name(entry.issuer(), entry.account());
    }

    static String name(String issuer, String account) {
        String both = issuer.isEmpty() || account.isEmpty() ? issuer + account : issuer + " (" + account + ")";
        if (both.isEmpty()) {
            return "(without a name)";
        }
        return columns(both) <= LONGEST_NAME ? both : cut(both);
    }

    private static String cut(String name) {
        int end = name.length();
        while (columns(name.substring(0, end)) > LONGEST_NAME - 1) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + "…";
    }

    /** At most: what may be two wide, from Hangul on, counts as two. */
    private static int columns(String text) {
        return text.codePoints().map(codePoint -> codePoint < 0x1100 ? 1 : 2).sum();
    }

    static String leniency(Leniency leniency) {
        return switch (leniency) {
            case SURROUNDING_SPACE, SCHEME_CASE, TYPE_CASE, PARAMETER_CASE, HTML_AMPERSAND, FRAGMENT, RAW_CHARACTER ->
                "The link is not written as it should be, but clear.";
            case PLUS_AS_SPACE -> "A plus sign was taken for a space.";
            case HIDDEN_CHARACTER -> "Characters that do not show were left out of the name.";
            case PADDED_NAME, SLASH_IN_LABEL -> "The name is oddly written.";
            case NO_ISSUER -> "It does not say which service it is for.";
            case NO_ACCOUNT -> "It does not say which account it is for.";
            case ISSUERS_DIFFER -> "It names two services; the one of the label is shown.";
            case COLON_IN_ISSUER, COLON_IN_ACCOUNT ->
                "There is a colon in the name; service and account may be cut wrongly.";
            case LONG_LABEL -> "The name is long; a hardware key may not take it.";
            case REPEATED_PARAMETER -> "Something is said twice.";
            case UNKNOWN_PARAMETER, IMAGE -> "Something in it means nothing here and was left out.";
            case EMPTY_PARAMETER -> "Something is left empty; the usual was taken.";
            case NUMBER_SPELLING, ALGORITHM_SPELLING -> "A number or the algorithm is oddly written.";
            case NO_COUNTER -> "It does not say where to begin to count; the first code is taken.";
            case SECRET_CASE, SECRET_SEPARATORS, SECRET_PADDING -> "The secret is oddly written, but clear.";
            case SECRET_REMAINDER -> "The secret seems to be cut off. If its codes are refused, get a new one.";
            case SHORT_SECRET -> "The secret is shorter than it should be. Ask the service for a new one.";
            // Later releases may tolerate more.
            default -> "It was read with indulgence.";
        };
    }
}
