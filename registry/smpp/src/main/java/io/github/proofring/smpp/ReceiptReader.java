package io.github.proofring.smpp;

import io.github.proofring.smpp.Receipt.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/** Reads receipts: by their parameters (SMPP 3.4 §5.3.2.12 and §5.3.2.35), else by their text, whose form is custom (appendix B). */
final class ReceiptReader {
    private static final Pattern ID = Pattern.compile("\\bid:\\s*([^\\s\\x00]{1,64})", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Z]{1,10})", Pattern.CASE_INSENSITIVE);

    /** @param smscId what the message centre calls the message */
    record Told(String smscId, Outcome outcome) {}

    private ReceiptReader() {}

    /** Nothing, if it names no message or says that it is still under way. */
    static Optional<Told> read(DeliverSm receipt) {
        String text = text(receipt);
        Optional<String> id = Optional.ofNullable(
                        receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                .map(parameter -> ascii(parameter.getValue()).replaceFirst("\\x00.*", ""))
                .filter(value -> !value.isEmpty())
                .or(() -> first(ID, text));
        return id.flatMap(named -> outcome(receipt, text).map(outcome -> new Told(named, outcome)));
    }

    private static Optional<Outcome> outcome(DeliverSm receipt, String text) {
        return Optional.ofNullable(receipt.getOptionalParameter(OptionalParameter.Message_state.class))
                .map(parameter -> outcome(parameter.getValue()))
                .orElseGet(() -> first(STATE, text).flatMap(ReceiptReader::outcome));
    }

    /** SMPP 3.4 §5.2.28. */
    private static Optional<Outcome> outcome(int state) {
        return switch (state) {
            case 0, 1, 6 -> Optional.empty();
            case 2 -> Optional.of(Outcome.DELIVERED);
            case 3 -> Optional.of(Outcome.EXPIRED);
            case 4, 5, 8, 9 -> Optional.of(Outcome.FAILED);
            default -> Optional.of(Outcome.UNKNOWN);
        };
    }

    /** SMPP 3.4 appendix B, table B-2. Carriers say ACCEPTD when the next one took it, and more follows. */
    private static Optional<Outcome> outcome(String state) {
        return switch (state.toUpperCase(Locale.ROOT)) {
            case "ENROUTE", "ACCEPTD", "SCHEDULED" -> Optional.empty();
            case "DELIVRD" -> Optional.of(Outcome.DELIVERED);
            case "EXPIRED" -> Optional.of(Outcome.EXPIRED);
            case "DELETED", "UNDELIV", "REJECTD" -> Optional.of(Outcome.FAILED);
            default -> Optional.of(Outcome.UNKNOWN);
        };
    }

    private static String text(DeliverSm receipt) {
        return ascii(Optional.ofNullable(receipt.getOptionalParameter(OptionalParameter.Message_payload.class))
                .map(OptionalParameter.Message_payload::getValue)
                .orElseGet(receipt::getShortMessage));
    }

    private static String ascii(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
