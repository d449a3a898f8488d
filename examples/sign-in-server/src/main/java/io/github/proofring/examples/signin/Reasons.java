package io.github.proofring.examples.signin;

import io.github.proofring.registry.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The registry's reasons in our words. */
final class Reasons {
    private Reasons() {}

    static Refused refused(Reason reason, Duration wait) {
        return switch (reason) {
            case WRONG_CODE -> Problem.WRONG_CODE.at("code");
            case MALFORMED_PROOF -> Problem.WRONG_CODE.at("code", "That is not such a code. Type all its digits.");
            case CODE_ALREADY_USED -> Problem.CODE_USED.at("code");
            case CLOCK_TOO_FAR_OFF -> Problem.CLOCK_OFF.at("code");
            case PASSKEY_REFUSED, USER_NOT_VERIFIED, COPY_SUSPECTED -> Problem.PASSKEY_REFUSED.at("response");
            case PROOF_TOO_WEAK -> Problem.PASSWORD_FIRST.refused();
            case TOO_MANY_ATTEMPTS -> Problem.SLOW_DOWN.at("code", wait);
            case PROVE_ANOTHER_WAY -> Problem.PROVE_ANOTHER_WAY.refused();
            case TICKET_EXPIRED, TICKET_USED, TICKET_OUTDATED -> Problem.CHALLENGE_OVER.refused();
            case TICKET_INVALID, WRONG_CALLER, WRONG_ACCOUNT, WRONG_PURPOSE -> Problem.UNKNOWN_TICKET.at("ticket");
            case NO_SUCH_METHOD -> Problem.NO_SUCH_METHOD.refused();
            case UNKNOWN_KIND -> Problem.UNKNOWN_KIND.at("kind");
            case LABEL_REFUSED -> Problem.BAD_FIELD.at("label", "A name has 1 to 64 characters.");
            case ADDRESS_REFUSED -> Problem.ADDRESS_REFUSED.at("address");
            case NUMBER_MALFORMED -> Problem.NUMBER_MALFORMED.at("address");
            case COUNTRY_CODE_MISSING -> Problem.COUNTRY_CODE_MISSING.at("address");
            case NUMBER_UNKNOWN -> Problem.NUMBER_UNKNOWN.at("address");
            case COUNTRY_NOT_SERVED -> Problem.COUNTRY_NOT_SERVED.at("address");
            case VOIP_NUMBER -> Problem.VOIP_NUMBER.at("address");
            case FIXED_LINE_NUMBER -> Problem.FIXED_LINE_NUMBER.at("address");
            case PREMIUM_RATE_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", "Premium-rate numbers cannot be used here.");
            case TOLL_FREE_NUMBER -> Problem.UNSUITABLE_NUMBER.at("address", "Toll-free numbers cannot be used here.");
            case SHARED_COST_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", "Shared-cost numbers cannot be used here.");
            case PAGER_NUMBER -> Problem.UNSUITABLE_NUMBER.at("address", "Pagers cannot be used here.");
            case COMPANY_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", "A company's common number cannot be used here.");
            case VOICEMAIL_NUMBER -> Problem.UNSUITABLE_NUMBER.at("address", "Voicemail cannot be used here.");
            case PERSONAL_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", "Numbers that are forwarded cannot be used here.");
            case NUMBER_NOT_LOOKED_UP -> Problem.NUMBER_NOT_LOOKED_UP.at("address");
            case ADDRESS_ALREADY_HERE -> Problem.ADDRESS_ALREADY_HERE.at("address");
            case TOO_MANY_MESSAGES ->
                new Refused(
                        Problem.TOO_MANY_MESSAGES,
                        "address",
                        "You can ask for another code in " + Words.span(wait) + ".",
                        wait);
            case SENDING_HELD_BACK -> Problem.SENDING_HELD_BACK.refused();
            case NOT_SENT ->
                wait.isZero()
                        ? Problem.NOT_SENT.at("address", "Messages to this address are refused. Use another one.")
                        : new Refused(Problem.NOT_SENT, "", Problem.NOT_SENT.advice(), wait);
            case METHOD_LIMIT -> Problem.TOO_MANY_METHODS.refused();
            case LAST_METHOD -> Problem.LAST_METHOD.refused();
            case CREDENTIAL_TAKEN -> Problem.CREDENTIAL_TAKEN.refused();
            case AUTHORITY_NEEDED, AUTHORITY_STALE -> Problem.STEP_UP_WANTED.refused();
            case AUTHORITY_TOO_WEAK -> Problem.STRONGER_WAY_WANTED.refused();
            case BUSY -> Problem.BUSY.refused();
        };
    }

    /** How long it is until then; nothing if there is no such time. */
    static Duration wait(Optional<Instant> retryAt, Instant now) {
        return retryAt.map(then -> Duration.between(now, then))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
    }
}
