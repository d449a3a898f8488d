package io.github.proofring.totp;

/**
 * A way in which a URI that {@link OtpauthUri#parseTolerantly} read departs from what {@link OtpauthUri#parse} takes, and what
 * was made of it. One that the strict reader takes has none.
 */
public enum Leniency {
    /** Spaces or line ends around the whole text; left out. */
    SURROUNDING_SPACE("it has spaces around it"),
    /** {@code OTPAUTH://}. */
    SCHEME_CASE("it is in upper case"),
    /** {@code TOTP} or {@code HOTP}. */
    TYPE_CASE("it is in upper case"),
    /** A name such as {@code Secret}. */
    PARAMETER_CASE("its name is not in lower case"),
    /** An ampersand as HTML writes it, as in the source of a page. */
    HTML_AMPERSAND("it is written as HTML"),
    /** A fragment at the end; left out. */
    FRAGMENT("a fragment follows"),
    /** A {@code +}; read as a space, since whoever meant a plus wrote {@code %2B}. */
    PLUS_AS_SPACE("a plus sign can mean two things; write %20 or %2B"),
    /** A character that had to be percent-encoded, or a percent sign without two digits after it; taken as it stands. */
    RAW_CHARACTER("a character that has to be percent-encoded is not"),
    /** A character that does not show, or half of one; left out, as it would make a name look like another. */
    HIDDEN_CHARACTER("it has a character that does not show, or half of one"),
    /** Spaces around the issuer or the account, such as Google's page allows after the colon; left out. */
    PADDED_NAME("it must not be empty, nor begin or end with a space"),
    /** A slash in the label; taken as part of it. */
    SLASH_IN_LABEL("it has to be an issuer, one colon and an account"),
    /** No issuer, neither in the label nor as a parameter; left empty. */
    NO_ISSUER("it is missing"),
    /** No account; left empty. */
    NO_ACCOUNT("it must not be empty, nor begin or end with a space"),
    /** Two issuers that differ; the label's is taken, as it is the one for display. */
    ISSUERS_DIFFER("the label and the parameter name two that differ"),
    /** A colon in the issuer: the label begins with the issuer of the parameter, and that has one. */
    COLON_IN_ISSUER("a colon separates issuer and account, so neither may have one"),
    /** A second colon in the label; the first separates. */
    COLON_IN_ACCOUNT("it has to be an issuer, one colon and an account"),
    /** Issuer and account take more than 64 bytes of UTF-8, the room of a YubiKey. */
    LONG_LABEL("issuer and account take more than the 64 bytes that a YubiKey has"),
    /** A parameter given again with the same value; or the issuer with another, of which the first counts. */
    REPEATED_PARAMETER("it is given twice"),
    /** A parameter that is not known, or not for this type; left out. */
    UNKNOWN_PARAMETER("a parameter that is not known"),
    /** The {@code image} of FreeOTP and others; left out, as to load a picture tells its server who enrolls. */
    IMAGE("a parameter that is not known"),
    /** A parameter without a value; taken as not given. */
    EMPTY_PARAMETER("it has no value"),
    /** A number with leading zeros or spaces around it. */
    NUMBER_SPELLING("a positive number of at most seven digits, without sign or leading zero"),
    /** {@code sha1}, {@code SHA-1}, {@code HmacSHA1} and the like. */
    ALGORITHM_SPELLING("SHA1, SHA256 or SHA512"),
    /** A counter that is not given, though the codes need one; taken as zero. */
    NO_COUNTER("it is missing"),
    /** Lower-case letters in the secret. */
    SECRET_CASE("it has lower-case letters"),
    /** Spaces or dashes in the secret. */
    SECRET_SEPARATORS("it has spaces or dashes"),
    /** Equals signs in the secret, as many as belong there or not. */
    SECRET_PADDING("it is padded"),
    /** Bits or a character beyond the secret's last byte; left out. It may have been mistyped or cut off. */
    SECRET_REMAINDER("it has bits beyond the last byte"),
    /** A secret below 128 bits (RFC 4226 §4 R6), but of 80 bits or more. */
    SHORT_SECRET("it has fewer than 16 bytes (128 bits, RFC 4226 section 4)");

    private final String problem;

    Leniency(String problem) {
        this.problem = problem;
    }

    /** What the strict reader says. */
    String problem() {
        return problem;
    }
}
