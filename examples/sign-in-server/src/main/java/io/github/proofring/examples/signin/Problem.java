package io.github.proofring.examples.signin;

import java.time.Duration;

/** Everything a client can be told it did wrong, and what went wrong here. The codes are part of the JSON API and stay. */
enum Problem {
    MALFORMED(400, "malformed", "We could not read that", "What was sent is not in the form this page expects."),
    NOT_SIGNED_IN(401, "not-signed-in", "Please sign in", "You are not signed in, or you were away for too long."),
    WRONG_PASSWORD(401, "wrong-password", "That did not work", "The user name or the password is not right."),
    PROOF_WANTED(403, "proof-wanted", "One more step", "Finish signing in with one of your ways first."),
    STEP_UP_WANTED(403, "step-up-wanted", "Is it you?", "Confirm with one of your ways before you change this."),
    STRONGER_WAY_WANTED(
            403,
            "stronger-way-wanted",
            "Please use a stronger way",
            "This change needs a way that is at least as strong as what it changes, such as a passkey."),
    PROVE_ANOTHER_WAY(
            403,
            "prove-another-way",
            "Please use another way",
            "There were too many wrong codes here. It works again after you used another way."),
    FORM_OUT_OF_DATE(
            403,
            "form-out-of-date",
            "This page was open for too long",
            "Nothing was changed. Go back, load the page again and retry."),
    CROSS_SITE(403, "cross-site", "This came from another site", "Nothing was changed. Please use the pages here."),
    NOT_FOUND(404, "not-found", "Nothing is here", "The address is not one of ours. Perhaps a letter is missing."),
    NO_SUCH_METHOD(404, "no-such-method", "Not on your account", "This is no longer one of your ways to sign in."),
    WRONG_VERB(405, "wrong-verb", "Not that way", "This address cannot be used like that."),
    ALREADY_SIGNED_IN(409, "already-signed-in", "You are signed in already", "There is nothing left to do here."),
    NAME_TAKEN(409, "name-taken", "That name is taken", "Someone already has this user name. Choose another one."),
    LAST_METHOD(409, "last-method", "This is your only way", "Add another way first, then you can remove this one."),
    TOO_MANY_METHODS(
            409, "too-many-methods", "Your account is full", "Remove a way you no longer use, then add this one."),
    ADDRESS_ALREADY_HERE(
            409, "address-already-here", "You have this one already", "This is one of your ways to sign in already."),
    CREDENTIAL_TAKEN(409, "credential-taken", "In use already", "This already belongs to an account."),
    CHALLENGE_OVER(410, "challenge-over", "That took too long", "This step is over. Please start it again."),
    TOO_LARGE(413, "too-large", "That is too much", "What was sent is larger than this page can take."),
    WRONG_CONTENT_TYPE(415, "wrong-content-type", "We could not read that", "Send it as the documented content type."),
    MISSING_FIELD(422, "missing-field", "Something is missing", "Please fill in this field."),
    BAD_FIELD(422, "bad-field", "Something is not right", "Please look at this field again."),
    UNKNOWN_KIND(422, "unknown-kind", "We do not have that", "This kind of way cannot be used here. Use another one."),
    UNKNOWN_TICKET(422, "unknown-ticket", "We lost the thread", "This step was not begun here. Please start it again."),
    WRONG_CODE(422, "wrong-code", "That code is not right", "That code is not right. Type the newest one."),
    CODE_USED(
            422,
            "code-used",
            "That code was used before",
            "That code was used before. Wait for the next one in your app."),
    CLOCK_OFF(
            422,
            "clock-off",
            "Your phone's clock is off",
            "The codes are right, but the clock of your phone is off by more than ten minutes. Set it to the automatic"
                    + " time, or add the app anew."),
    PASSKEY_REFUSED(
            422,
            "passkey-refused",
            "That passkey did not work",
            "We could not accept this passkey's answer. Try again, or use another way."),
    UNKNOWN_PASSKEY(
            422,
            "unknown-passkey",
            "We do not know this passkey",
            "This passkey is on no account here. It may have been removed. Sign in another way."),
    PASSWORD_FIRST(
            422,
            "password-first",
            "Once with your password",
            "This passkey was made without asking you. Sign in with your password and this passkey once; after that it is enough."),
    ADDRESS_REFUSED(
            422,
            "address-refused",
            "That is no email address",
            "Mail cannot be sent there. An address looks like name@example.org."),
    NUMBER_MALFORMED(
            422,
            "number-malformed",
            "That is no phone number",
            "This is not a phone number that can be dialled. Leave out letters and extensions."),
    COUNTRY_CODE_MISSING(
            422,
            "country-code-missing",
            "Which country?",
            "Begin with + and the code of the country, such as +44 for the United Kingdom."),
    NUMBER_UNKNOWN(
            422,
            "number-unknown",
            "Nobody has that number",
            "No such number is in use in its country. Please look again."),
    COUNTRY_NOT_SERVED(
            422, "country-not-served", "Not in that country", "We cannot send messages to numbers of this country."),
    VOIP_NUMBER(
            422,
            "voip-number",
            "Not with an internet number",
            "Numbers that ring over the internet cannot be used here. Use the number of a SIM card."),
    FIXED_LINE_NUMBER(
            422,
            "fixed-line-number",
            "That is a landline",
            "Text messages do not reach this number. Use a mobile phone's."),
    UNSUITABLE_NUMBER(
            422,
            "unsuitable-number",
            "Not with that number",
            "Numbers of companies, services, pagers and voicemail cannot be used here. Use your own mobile phone's."),
    NUMBER_NOT_LOOKED_UP(
            503,
            "number-not-looked-up",
            "We cannot check that number now",
            "We could not find out what kind of number this is. Try again in a few minutes."),
    TOO_MANY_MESSAGES(
            429,
            "too-many-messages",
            "Enough messages for now",
            "We send only so many messages, so that nobody is flooded with them."),
    SENDING_HELD_BACK(
            503,
            "sending-held-back",
            "No messages just now",
            "We are not sending messages just now. Please use another way, or try again later."),
    NOT_SENT(
            503,
            "not-sent",
            "The message could not be sent",
            "The message could not be sent. Try again in a moment, or use another way."),
    SLOW_DOWN(429, "slow-down", "Too many tries", "For your safety we slow this down."),
    INTERNAL(500, "internal", "Something broke here", "It is not your fault. Please try again in a moment."),
    BUSY(503, "busy", "Very busy just now", "Please try again in a few seconds."),
    UNAVAILABLE(503, "unavailable", "We cannot reach our records", "Please try again in a few minutes.");

    private final int status;
    private final String code;
    private final String title;
    private final String advice;

    Problem(int status, String code, String title, String advice) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.advice = advice;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    String advice() {
        return advice;
    }

    Refused refused() {
        return new Refused(this, "", advice, Duration.ZERO);
    }

    /** Refused because of one field, which the page shows beside it. */
    Refused at(String field) {
        return new Refused(this, field, advice, Duration.ZERO);
    }

    Refused at(String field, String detail) {
        return new Refused(this, field, detail, Duration.ZERO);
    }

    /** Whether a step has to begin anew. */
    static boolean isTicketOver(Refused refused) {
        return refused.problem() == CHALLENGE_OVER || refused.field().equals("ticket");
    }

    /** The same in the words for a code that was sent: the person sees a code where we see a ticket. */
    static Refused ofSentCode(Refused refused) {
        return isTicketOver(refused)
                ? CHALLENGE_OVER.at("", "This code is no longer good. Ask for a new one.")
                : refused;
    }

    /** The same in the words for a recovery code, which no app shows. */
    static Refused ofRecoveryCode(Refused refused) {
        return switch (refused.problem()) {
            case WRONG_CODE ->
                WRONG_CODE.at("code", "That is none of your recovery codes. They have four groups of four.");
            case CODE_USED -> CODE_USED.at("code", "This code was used before. Take another one.");
            default -> refused;
        };
    }

    /** The same, said of the whole page: where there is no field to say it beside. */
    static Refused withoutField(Refused refused) {
        return new Refused(refused.problem(), "", refused.detail(), refused.retryAfter());
    }

    /** Refused for now. */
    Refused at(String field, Duration wait) {
        return new Refused(this, field, advice + " " + Words.tryAgainIn(wait), wait);
    }
}
