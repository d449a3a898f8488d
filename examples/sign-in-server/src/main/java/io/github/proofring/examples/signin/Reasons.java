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
            case MALFORMED_PROOF -> Problem.WRONG_CODE.at("code", Sentence.of("problem.wrong-code.digits"));
            case CODE_ALREADY_USED -> Problem.CODE_USED.at("code");
            case CLOCK_TOO_FAR_OFF -> Problem.CLOCK_OFF.at("code");
            case PASSKEY_REFUSED, USER_NOT_VERIFIED, COPY_SUSPECTED -> Problem.PASSKEY_REFUSED.at("response");
            case PROOF_TOO_WEAK -> Problem.PASSWORD_FIRST.refused();
            case TOO_MANY_ATTEMPTS -> Problem.SLOW_DOWN.at("code", wait);
            case PROVE_ANOTHER_WAY -> Problem.PROVE_ANOTHER_WAY.refused();
            case TICKET_EXPIRED, TICKET_USED, TICKET_OUTDATED -> Problem.CHALLENGE_OVER.refused();
            case TICKET_INVALID, WRONG_CALLER, WRONG_ACCOUNT, WRONG_PURPOSE -> Problem.UNKNOWN_TICKET.at("ticket");
            case NO_SUCH_METHOD -> Problem.NO_SUCH_METHOD.refused();
            case METHOD_SUSPENDED -> Problem.METHOD_SUSPENDED.refused();
            case NOT_SUSPENDED -> Problem.NOT_SUSPENDED.refused();
            case UNKNOWN_KIND -> Problem.UNKNOWN_KIND.at("kind");
            case LABEL_REFUSED -> Problem.BAD_FIELD.at("label", Sentence.of("label.rule"));
            case ADDRESS_REFUSED -> Problem.ADDRESS_REFUSED.at("address");
            case NUMBER_MALFORMED -> Problem.NUMBER_MALFORMED.at("address");
            case COUNTRY_CODE_MISSING -> Problem.COUNTRY_CODE_MISSING.at("address");
            case NUMBER_UNKNOWN -> Problem.NUMBER_UNKNOWN.at("address");
            case COUNTRY_NOT_SERVED -> Problem.COUNTRY_NOT_SERVED.at("address");
            case VOIP_NUMBER -> Problem.VOIP_NUMBER.at("address");
            case FIXED_LINE_NUMBER -> Problem.FIXED_LINE_NUMBER.at("address");
            case PREMIUM_RATE_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", Sentence.of("problem.unsuitable-number.premium-rate"));
            case TOLL_FREE_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", Sentence.of("problem.unsuitable-number.toll-free"));
            case SHARED_COST_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", Sentence.of("problem.unsuitable-number.shared-cost"));
            case PAGER_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", Sentence.of("problem.unsuitable-number.pager"));
            case COMPANY_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", Sentence.of("problem.unsuitable-number.company"));
            case VOICEMAIL_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", Sentence.of("problem.unsuitable-number.voicemail"));
            case PERSONAL_NUMBER ->
                Problem.UNSUITABLE_NUMBER.at("address", Sentence.of("problem.unsuitable-number.personal"));
            case NUMBER_NOT_LOOKED_UP -> Problem.NUMBER_NOT_LOOKED_UP.at("address");
            case ADDRESS_ALREADY_HERE -> Problem.ADDRESS_ALREADY_HERE.at("address");
            case TOO_MANY_MESSAGES ->
                new Refused(
                        Problem.TOO_MANY_MESSAGES,
                        "address",
                        Sentence.of("problem.too-many-messages.wait", wait),
                        wait);
            case SENDING_HELD_BACK -> Problem.SENDING_HELD_BACK.refused();
            case NOT_SENT ->
                wait.isZero()
                        ? Problem.NOT_SENT.at("address", Sentence.of("problem.not-sent.refused"))
                        : new Refused(Problem.NOT_SENT, "", Problem.NOT_SENT.advice(), wait);
            case METHOD_LIMIT -> Problem.TOO_MANY_METHODS.refused();
            case LAST_METHOD -> Problem.LAST_METHOD.refused();
            case CREDENTIAL_TAKEN -> Problem.CREDENTIAL_TAKEN.refused();
            case AUTHORITY_NEEDED, AUTHORITY_STALE -> Problem.STEP_UP_WANTED.refused();
            case AUTHORITY_TOO_WEAK -> Problem.STRONGER_WAY_WANTED.refused();
            case METHODS_RESTRICTED -> Problem.METHODS_RESTRICTED.at("", wait);
            case REPLACEMENT_TOO_SOON -> Problem.REPLACEMENT_TOO_SOON.at("", wait);
            case ADMINISTRATOR_NEEDED -> Problem.ADMINISTRATOR_NEEDED.refused();
            case NOTHING_TO_REPLACE -> Problem.NOTHING_TO_REPLACE.refused();
            case NOTHING_TO_CANCEL -> Problem.NOTHING_TO_CANCEL.refused();
            case ALERTS_WAITING -> Problem.ALERTS_WAITING.refused();
            case CLOCK_OFF -> Problem.SERVER_CLOCK_OFF.refused();
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
