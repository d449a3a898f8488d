package io.github.proofring.smpp;

import io.github.proofring.registry.spi.DeliveryException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;

/** What went wrong, by the message centre's command_status (SMPP 3.4 §5.1.3). */
final class Failures {
    private static final int MOST_CAUSES = 16;
    private static final String UNANSWERED =
            "the message centre's answer to the message was lost: it may have been sent";

    /** A rate was exceeded, most often one of messages per second. */
    private static final Duration THROTTLED = Duration.ofSeconds(10);

    private static final Duration QUEUE_FULL = Duration.ofMinutes(1);

    /** SMPP 5.0 §4.7.6; 3.4 has none for it. */
    private static final int DATA_CODING = 0x104;

    /** They speak of the number or of the text. What speaks of the sender, the login or the carrier itself is not among them. */
    private static final Set<Integer> REFUSED = Set.of(
            SMPPConstant.STAT_ESME_RINVMSGLEN,
            SMPPConstant.STAT_ESME_RINVDSTADR,
            SMPPConstant.STAT_ESME_RINVDSTTON,
            SMPPConstant.STAT_ESME_RINVDSTNPI,
            SMPPConstant.STAT_ESME_RX_P_APPN,
            SMPPConstant.STAT_ESME_RX_R_APPN,
            DATA_CODING);

    private static final Set<Integer> LOGIN = Set.of(
            SMPPConstant.STAT_ESME_RBINDFAIL, SMPPConstant.STAT_ESME_RINVPASWD, SMPPConstant.STAT_ESME_RINVSYSID);

    private Failures() {}

    /** @param status of the answer to a submit_sm */
    static DeliveryException ofSubmit(int status) {
        if (REFUSED.contains(status)) {
            return DeliveryException.refused("the message centre refused the number or the text: " + hex(status));
        }
        return busy(status)
                .orElseGet(() -> DeliveryException.failed("the message centre did not take it: " + hex(status)));
    }

    static DeliveryException ofBind(Exception thrown) {
        return statuses(thrown).findFirst().map(Failures::ofBind).orElseGet(() -> {
            String message =
                    "the message centre was not reached, has no right certificate, did not answer or broke off";
            return thrown instanceof IOException
                    ? DeliveryException.failed(message, thrown)
                    : DeliveryException.failed(message);
        });
    }

    /** The connection ended while the message was written. */
    static DeliveryException unanswered(IOException cause) {
        return DeliveryException.failed(UNANSWERED, cause);
    }

    /** It was written, and that is all that is known. */
    static DeliveryException unanswered() {
        return DeliveryException.failed(UNANSWERED);
    }

    private static DeliveryException ofBind(int status) {
        if (LOGIN.contains(status)) {
            return DeliveryException.failed("the message centre does not take the system id and password");
        }
        return busy(status)
                .orElseGet(() -> DeliveryException.failed("the message centre did not bind: " + hex(status)));
    }

    private static Optional<DeliveryException> busy(int status) {
        return switch (status) {
            case SMPPConstant.STAT_ESME_RTHROTTLED ->
                Optional.of(DeliveryException.busy("the message centre takes it later: " + hex(status), THROTTLED));
            case SMPPConstant.STAT_ESME_RMSGQFUL ->
                Optional.of(DeliveryException.busy("the message centre takes it later: " + hex(status), QUEUE_FULL));
            default -> Optional.empty();
        };
    }

    private static Stream<Integer> statuses(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, each -> each.map(Throwable::getCause))
                .limit(MOST_CAUSES)
                .flatMap(Optional::stream)
                .flatMap(Failures::status);
    }

    private static Stream<Integer> status(Throwable thrown) {
        if (thrown instanceof NegativeResponseException negative) {
            return Stream.of(negative.getCommandStatus());
        }
        return thrown instanceof GenericNackResponseException nack
                ? Stream.of(nack.getCommandStatus())
                : Stream.empty();
    }

    private static String hex(int status) {
        return "0x" + Integer.toHexString(status);
    }
}
