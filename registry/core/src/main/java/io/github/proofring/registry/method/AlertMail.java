package io.github.proofring.registry.method;

import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Message;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The mail that tells of an event: what, which and when, and what to do (NIST SP 800-63B-4 §4.6). */
final class AlertMail {
    private AlertMail() {}

    /** Neither the address nor a label is in the subject: mail servers log subjects, and locked screens show them. */
    static Message of(Wording wording, String service, String to, AlertMessage alert) {
        Optional<String> link = alert.link().map(URI::toASCIIString);
        AlertWords words = AlertWords.inFull(wording, service, alert, link.orElse(""));
        List<String> paragraphs = paragraphs(words, alert);
        List<String> steps = steps(alert).stream()
                .map(step -> words.say("alert.step." + step))
                .toList();
        return new Message(
                alert.messageId(),
                Channel.EMAIL,
                to,
                words.subject(),
                text(paragraphs, steps),
                Optional.of(html(words, paragraphs, steps, link)));
    }

    private static List<String> paragraphs(AlertWords words, AlertMessage alert) {
        return Stream.of(
                        Optional.of(words.happened("email")),
                        particulars(words, alert),
                        words.until("alert.restricted"),
                        Optional.of(words.say("alert.you")),
                        Optional.of(words.say("alert.steps")))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Not when someone was reminded: they would take it for when it comes. */
    private static Optional<String> particulars(AlertWords words, AlertMessage alert) {
        Optional<String> when =
                Optional.of(words.say("alert.when")).filter(said -> alert.what() != What.REPLACEMENT_COMING);
        return Stream.of(words.which(), when).flatMap(Optional::stream).reduce((which, then) -> which + "\n" + then);
    }

    /** What whoever it was not has to do, in this order. */
    private static List<String> steps(AlertMessage alert) {
        return switch (alert.what()) {
            case METHOD_ADDED,
                    METHOD_REMOVED,
                    METHOD_SUSPENDED,
                    METHOD_RESUMED,
                    DEVICES_FORGOTTEN,
                    REPLACEMENT_CANCELLED -> List.of("sign-in", "remove", "password");
            case RECOVERY_CODE_USED -> List.of("sign-in", "recovery-codes", "remove", "password");
            case REPLACEMENT_ASKED, REPLACEMENT_COMING ->
                alert.link().isPresent() ? List.of("link", "password") : List.of("sign-in", "cancel", "password");
            case REPLACEMENT_DONE, ACCOUNT_RESET -> List.of("help");
            case METHOD_RENAMED, DEFAULT_CHOSEN ->
                throw new IllegalArgumentException("an owner is not told of " + alert.what());
        };
    }

    private static String text(List<String> paragraphs, List<String> steps) {
        StringBuilder text = new StringBuilder(String.join("\n\n", paragraphs)).append('\n');
        for (int i = 0; i < steps.size(); i++) {
            text.append(i + 1).append(". ").append(steps.get(i)).append('\n');
        }
        return text.toString();
    }

    private static String html(AlertWords words, List<String> paragraphs, List<String> steps, Optional<String> link) {
        List<String> body =
                new ArrayList<>(paragraphs.stream().map(Html::paragraph).toList());
        body.add(Html.steps(steps, link));
        return Html.page(words.language(), words.subject(), body);
    }
}
