package io.github.proofring.registry.address;

/** What kind of line a number belongs to, as its range or a look-up says. */
public enum LineType {
    /** A mobile telephone. */
    MOBILE,
    /** A line that ends in a building. */
    FIXED_LINE,
    /** One of the two: the plan of that country does not tell them apart. So it is everywhere in the United States and Canada. */
    FIXED_LINE_OR_MOBILE,
    /** A line over the Internet, which can be had in a minute, from anywhere and by the thousand. */
    VOIP,
    /** Who calls pays more than for a call. */
    PREMIUM_RATE,
    /** Who is called pays. */
    TOLL_FREE,
    /** Both pay. */
    SHARED_COST,
    /** A pager. */
    PAGER,
    /** A number that a company has for all of its places (universal access number). */
    UAN,
    /** A voice mailbox. */
    VOICEMAIL,
    /** A number that its owner points at another line as they like. */
    PERSONAL,
    /** Not known. */
    UNKNOWN
}
