package io.github.proofring.registry.address;

/** Why a number is not taken. */
public enum PhoneRefusal {
    /** The text is not a telephone number: fewer than two digits, letters in it, or longer than 64 characters. */
    NOT_A_NUMBER,
    /** It begins with neither {@code +} nor a calling code, and no region is set for numbers typed without. */
    COUNTRY_MISSING,
    /** It has an extension, which a message cannot dial. */
    EXTENSION,
    /** No number is like that: it is too short or too long, or no country has the calling code. */
    IMPOSSIBLE,
    /** The length is right, but the number is in no range that is in use. */
    INVALID,
    /** The application does not send to that region, or the number belongs to none, such as a satellite telephone's. */
    REGION_NOT_SERVED,
    /** A line over the Internet. */
    VOIP,
    /** Calls cost more there. */
    PREMIUM_RATE,
    /** Who is called pays. */
    TOLL_FREE,
    /** Both pay. */
    SHARED_COST,
    /** A pager. */
    PAGER,
    /** A company's number for all of its places. */
    UAN,
    /** A voice mailbox. */
    VOICEMAIL,
    /** A number that is pointed at other lines. */
    PERSONAL,
    /** A fixed line, where a text is to be sent. It is taken for {@link io.github.proofring.registry.spi.Channel#VOICE}. */
    FIXED_LINE,
    /** The look-up was down, and the policy says to refuse then. The person may try again later. */
    LOOKUP_DOWN
}
