package io.github.proofring.registry;

/** Why something was not done. Coarse on purpose: it may be shown to the person, and says nothing about a code. */
public enum Reason {
    /** The code is wrong. It was counted. */
    WRONG_CODE,
    /** The code is right and was used before; the next one will do. */
    CODE_ALREADY_USED,
    /**
     * The codes are right, but the clock of the device that showed them is further off than is followed: the person sets it, or
     * enrolls the device again. It was not counted.
     */
    CLOCK_TOO_FAR_OFF,
    /** The passkey's answer was not right: another page, another challenge, another passkey or user, no signature of its own. */
    PASSKEY_REFUSED,
    /** The authenticator did not verify who used it, and that is asked for. */
    USER_NOT_VERIFIED,
    /** The passkey's counter did not rise though it is bound to its device: there may be a copy of it. */
    COPY_SUSPECTED,
    /** The proof is right, and worth less than what is asked for here. It was not counted, and the ticket is still good. */
    PROOF_TOO_WEAK,
    /** What was sent is not a proof of this method's form. It was not counted. */
    MALFORMED_PROOF,
    /** Too many wrong codes: wait until the time that comes with this reason. Nothing was looked at or counted. */
    TOO_MANY_ATTEMPTS,
    /** So many wrong codes that this method must wait for a proof by another one (NIST SP 800-63B-4 §3.2.2). */
    PROVE_ANOTHER_WAY,

    /** The ticket is not ours or was altered. */
    TICKET_INVALID,
    /** The ticket's time is over. */
    TICKET_EXPIRED,
    /** The ticket has been accepted before. */
    TICKET_USED,
    /** The ticket is of a state of the account that is gone, or another enrollment took its place. */
    TICKET_OUTDATED,
    /** The ticket was given to another session. */
    WRONG_CALLER,
    /** The ticket is another account's. */
    WRONG_ACCOUNT,
    /** The ticket was given for another purpose. */
    WRONG_PURPOSE,

    /** The account has no such method. */
    NO_SUCH_METHOD,
    /** The method is put out of use ({@link Registry#suspend}). */
    METHOD_SUSPENDED,
    /** The method is in use. */
    NOT_SUSPENDED,
    /** No verifier for this kind of method. */
    UNKNOWN_KIND,
    /** A label has 1 to 64 characters on one line, none of them a control character. */
    LABEL_REFUSED,
    /** What was typed is not an e-mail address to which mail can be sent. */
    ADDRESS_REFUSED,
    /** What was typed is no telephone number: too short, too long, letters in it, or an extension. */
    NUMBER_MALFORMED,
    /** The number begins with no country's code, and no country is taken for granted: it wants a {@code +} and that code. */
    COUNTRY_CODE_MISSING,
    /** No such number is given out in its country. */
    NUMBER_UNKNOWN,
    /** A number of a country that the application does not send to. */
    COUNTRY_NOT_SERVED,
    /** A number that rings over the internet: it can be had without saying who one is. */
    VOIP_NUMBER,
    /** A fixed line, where a text message is to be sent. */
    FIXED_LINE_NUMBER,
    /** A number at which being called is paid for by the caller. */
    PREMIUM_RATE_NUMBER,
    /** A number of a company, for which the one called pays. */
    TOLL_FREE_NUMBER,
    /** A number for which both sides pay. */
    SHARED_COST_NUMBER,
    /** A pager. */
    PAGER_NUMBER,
    /** A company's one number for all its places. */
    COMPANY_NUMBER,
    /** A voicemail box. */
    VOICEMAIL_NUMBER,
    /** A number that follows a person to whatever line they choose. */
    PERSONAL_NUMBER,
    /** What kind of number it is cannot be found out now: try again later. Nothing was sent. */
    NUMBER_NOT_LOOKED_UP,
    /** The address or number is a method of this account already. */
    ADDRESS_ALREADY_HERE,
    /** Enough messages were sent: wait until the time that comes with this reason. Nothing was sent. */
    TOO_MANY_MESSAGES,
    /** The application sends no more for now, whoever asks: try another way. Nothing was sent. */
    SENDING_HELD_BACK,
    /**
     * The message could not be handed over: try again at the time that comes with this reason, or another way. Without a time, the address
     * itself was refused. No attempt was counted.
     */
    NOT_SENT,
    /** The account has as many methods as it may have. */
    METHOD_LIMIT,
    /** The last method stays: add another one first. */
    LAST_METHOD,
    /** The passkey is on an account already, or the address on another one where that is not allowed. */
    CREDENTIAL_TAKEN,

    /** The change needs a fresh proof made for it, by a method that is on the account. */
    AUTHORITY_NEEDED,
    /** The proof is too old for a change: prove again. */
    AUTHORITY_STALE,
    /**
     * The proof is weaker than the change asks for. Who has lost every method that is strong enough asks to replace all of them ({@link
     * Request.ReplaceAll}).
     */
    AUTHORITY_TOO_WEAK,

    /** All methods are to be replaced, and until the time that comes with this reason nothing about them changes ({@link Standing.Restricted}). */
    METHODS_RESTRICTED,
    /** The owner cancelled a replacement a short while ago: the application's word starts no other before the time that comes with this reason. */
    REPLACEMENT_TOO_SOON,
    /**
     * The account has no address, other than for mail, at which its owner could be told. A password is reset by mail, so who has the mailbox may have
     * the application's word as well: an administrator has to look.
     */
    ADMINISTRATOR_NEEDED,
    /** The account has no method: add one. */
    NOTHING_TO_REPLACE,
    /** No replacement is going on. */
    NOTHING_TO_CANCEL,
    /**
     * Too much that happened is known to nobody yet: no method is added before the owner, or the application, is told of some of it. Methods are removed
     * all the same.
     */
    ALERTS_WAITING,
    /**
     * This server's clock and its store's are too far apart: more than 30 seconds for what lasts for days, more than half of {@link
     * Policy#ticketLife()} for anything. Nothing was stored and nothing was counted; the log says how far. Another server may do it.
     */
    CLOCK_OFF,

    /** Others changed the account at the same time, again and again. Nothing happened and nothing was counted: try again. */
    BUSY
}
