package io.github.proofring.registry.method;

import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.spi.AlertMessage;
import java.text.Bidi;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message about an event says. */
final class AlertWords {
    private static final String LEFT_TO_RIGHT = "\u2066";
    private static final String BACK_AGAIN = "\u2069";

    private final Sentences sentences;
    private final AlertMessage alert;
    private final String masked;
    private final Object[] values;

    private AlertWords(Sentences sentences, String service, AlertMessage alert, String until, String where) {
        this.sentences = sentences;
        this.alert = alert;
        this.masked = alone(alert.masked(), sentences.language());
        String when = written(
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT), sentences, alert.at());
        this.values = new Object[] {service, masked, when + " UTC", until, where};
    }

    /** @param link empty where the channel shows none */
    static AlertWords inFull(Wording wording, String service, AlertMessage alert, String link) {
        Sentences sentences = wording.in(alert.language());
        return new AlertWords(sentences, service, alert, until(FormatStyle.LONG, sentences, alert), link);
    }

    /** For a text, of which 160 characters are one, without those that it lacks: of the months, "août" has such a letter. */
    static AlertWords inShort(Wording wording, String service, AlertMessage alert, String host) {
        Sentences sentences = wording.in(alert.language());
        String until = until(FormatStyle.MEDIUM, sentences, alert).replace('û', 'u');
        return new AlertWords(sentences, service, alert, until, host);
    }

    /** With nothing in it that changes how what is around it reads; and where it might read from right to left, told not to. */
    private static String alone(String text, Locale language) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "");
        boolean turns = Html.isRightToLeft(language) || Bidi.requiresBidi(plain.toCharArray(), 0, plain.length());
        return turns && !plain.isEmpty() ? LEFT_TO_RIGHT + plain + BACK_AGAIN : plain;
    }

    private static String until(FormatStyle style, Sentences sentences, AlertMessage alert) {
        return alert.until()
                .map(end -> written(DateTimeFormatter.ofLocalizedDate(style), sentences, end))
                .orElse("");
    }

    /** As the platform writes it, with no space but the usual one. */
    private static String written(DateTimeFormatter style, Sentences sentences, Instant at) {
        return style.withLocale(sentences.formats())
                .withDecimalStyle(DecimalStyle.of(sentences.formats()))
                .withZone(ZoneOffset.UTC)
                .format(at)
                .replaceAll("\\p{Zs}", " ");
    }

    Locale language() {
        return sentences.language();
    }

    String say(String key) {
        return sentences.say(key, values);
    }

    String subject() {
        return say("alert.subject." + what());
    }

    /** All that there is to say in a channel of few words. */
    String inFewWords(String channel) {
        return Stream.of(
                        Optional.of(happened(channel)),
                        until(channel + ".alert.until"),
                        Optional.of(say(channel + ".alert.not-you")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /** What happened, in the sentence for the kind of method, where there is one. */
    String happened(String channel) {
        return about(channel, "alert." + what());
    }

    /** Which of the methods of its kind it was; empty where nothing of it may be shown. */
    Optional<String> which() {
        return masked.isEmpty() ? Optional.empty() : Optional.of(about("email", "alert.which"));
    }

    /** A sentence about the end of the restricted state; empty where the event is not about that. */
    Optional<String> until(String key) {
        return alert.until().map(end -> say(key));
    }

    private String about(String channel, String key) {
        return alert.kind()
                .map(MethodKind::value)
                .flatMap(kind -> sentences.find(channel, key + "." + kind))
                .or(() -> sentences.find(channel, key))
                .map(pattern -> sentences.fill(pattern, values))
                .orElseGet(() -> say(key));
    }

    private String what() {
        return alert.what().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
