package io.github.proofring.examples.signin;

import java.time.Duration;

/**
 * Everything a client can be told it did wrong, and what went wrong here. The codes are part of the JSON API and stay. The sentences of
 * each have its code, behind {@code problem.}
 */
enum Problem {
    MALFORMED(400, "malformed"),
    NOT_SIGNED_IN(401, "not-signed-in"),
    WRONG_PASSWORD(401, "wrong-password"),
    PROOF_WANTED(403, "proof-wanted"),
    STEP_UP_WANTED(401, "step-up-wanted"),
    STRONGER_WAY_WANTED(401, "stronger-way-wanted"),
    PROVE_ANOTHER_WAY(403, "prove-another-way"),
    NO_WAY(403, "no-way"),
    ADMINISTRATOR_NEEDED(403, "administrator-needed"),
    HELD_BACK(403, "held-back"),
    FORM_OUT_OF_DATE(403, "form-out-of-date"),
    CROSS_SITE(403, "cross-site"),
    NOT_FOUND(404, "not-found"),
    NO_SUCH_METHOD(404, "no-such-method"),
    WRONG_VERB(405, "wrong-verb"),
    ALREADY_SIGNED_IN(409, "already-signed-in"),
    NAME_TAKEN(409, "name-taken"),
    LAST_METHOD(409, "last-method"),
    METHOD_SUSPENDED(409, "method-suspended"),
    NOT_SUSPENDED(409, "not-suspended"),
    TOO_MANY_METHODS(409, "too-many-methods"),
    ADDRESS_ALREADY_HERE(409, "address-already-here"),
    CREDENTIAL_TAKEN(409, "credential-taken"),
    METHODS_RESTRICTED(409, "methods-restricted"),
    REPLACEMENT_TOO_SOON(409, "replacement-too-soon"),
    NOTHING_TO_REPLACE(409, "nothing-to-replace"),
    NOTHING_TO_CANCEL(409, "nothing-to-cancel"),
    CHALLENGE_OVER(410, "challenge-over"),
    TOO_LARGE(413, "too-large"),
    WRONG_CONTENT_TYPE(415, "wrong-content-type"),
    MISSING_FIELD(422, "missing-field"),
    BAD_FIELD(422, "bad-field"),
    UNKNOWN_KIND(422, "unknown-kind"),
    UNKNOWN_TICKET(422, "unknown-ticket"),
    WRONG_CODE(422, "wrong-code"),
    CODE_USED(422, "code-used"),
    CLOCK_OFF(422, "clock-off"),
    PASSKEY_REFUSED(422, "passkey-refused"),
    UNKNOWN_PASSKEY(422, "unknown-passkey"),
    PASSWORD_FIRST(422, "password-first"),
    ADDRESS_REFUSED(422, "address-refused"),
    NUMBER_MALFORMED(422, "number-malformed"),
    COUNTRY_CODE_MISSING(422, "country-code-missing"),
    NUMBER_UNKNOWN(422, "number-unknown"),
    COUNTRY_NOT_SERVED(422, "country-not-served"),
    VOIP_NUMBER(422, "voip-number"),
    FIXED_LINE_NUMBER(422, "fixed-line-number"),
    UNSUITABLE_NUMBER(422, "unsuitable-number"),
    NUMBER_NOT_LOOKED_UP(503, "number-not-looked-up"),
    TOO_MANY_MESSAGES(429, "too-many-messages"),
    SENDING_HELD_BACK(503, "sending-held-back"),
    NOT_SENT(503, "not-sent"),
    SLOW_DOWN(429, "slow-down"),
    INTERNAL(500, "internal"),
    ALERTS_WAITING(503, "alerts-waiting"),
    SERVER_CLOCK_OFF(503, "server-clock-off"),
    BUSY(503, "busy"),
    UNAVAILABLE(503, "unavailable");

    private final int status;
    private final String code;

    Problem(int status, String code) {
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Sentence title() {
        return Sentence.of("problem." + code + ".title");
    }

    Sentence advice() {
        return Sentence.of("problem." + code);
    }

    /** Whether another proof would do. */
    boolean isStepUp() {
        return this == STEP_UP_WANTED || this == STRONGER_WAY_WANTED;
    }

    Refused refused() {
        return at("");
    }

    /** Refused because of one field, which the page shows beside it. */
    Refused at(String field) {
        return at(field, advice());
    }

    Refused at(String field, Sentence detail) {
        return new Refused(this, field, detail, Duration.ZERO);
    }

    /** Whether a step has to begin anew. */
    static boolean isTicketOver(Refused refused) {
        return refused.problem() == CHALLENGE_OVER || refused.field().equals("ticket");
    }

    /** The same in the words for a code that was sent: the person sees a code where we see a ticket. */
    static Refused ofSentCode(Refused refused) {
        return isTicketOver(refused) ? CHALLENGE_OVER.at("", Sentence.of("problem.challenge-over.sent")) : refused;
    }

    /** The same in the words for a recovery code, which no app shows. */
    static Refused ofRecoveryCode(Refused refused) {
        return switch (refused.problem()) {
            case WRONG_CODE -> WRONG_CODE.at("code", Sentence.of("problem.wrong-code.recovery"));
            case CODE_USED -> CODE_USED.at("code", Sentence.of("problem.code-used.recovery"));
            default -> refused;
        };
    }

    /** The same, said of the whole page: where there is no field to say it beside. */
    static Refused withoutField(Refused refused) {
        return new Refused(refused.problem(), "", refused.sentence(), refused.retryAfter());
    }

    /** Refused for now. */
    Refused at(String field, Duration wait) {
        Sentence again = Sentence.of("time.again", wait);
        return new Refused(this, field, Sentence.of("two-sentences", advice(), again), wait);
    }
}
