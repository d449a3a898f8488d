package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of all messages about an event")
class AlertTableTest {
    private static final Path TABLE = Path.of("src/test/resources/io/github/proofring/registry/method/alerts.txt");

    private static final String HEAD = """
            # What an owner is told, in all languages, for whoever reviews the sentences.
            # Written by: mvn -pl registry/core -am test -Dtest=AlertTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dalerts.update=true
            # [when] and [until] stand for what the platform writes there, <LRI> and <PDI> for U+2066 and U+2069, a bar for the end of a line.
            # First a line for each kind of method: how a mail begins, and the text. Then a mail, the text and the call for each event.
            """;
    private static final Pattern LINE_END = Pattern.compile("\n+");

    @Test
    @DisplayName("stands in alerts.txt as the messages are")
    void table() throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        List.of("en", "de", "es", "fr", "ja", "ar")
                .forEach(language -> write(language, line -> table.append(line).append('\n')));
        if (Boolean.getBoolean("alerts.update")) {
            Files.writeString(TABLE, table, StandardCharsets.UTF_8);
        }
        assertEquals(Files.readString(TABLE, StandardCharsets.UTF_8), table.toString());
    }

    private static void write(String language, Consumer<String> out) {
        out.accept("\n== " + language);
        for (What what : new What[] {What.METHOD_ADDED, What.METHOD_REMOVED}) {
            Alerts.kinds().forEach(kind -> out.accept(ofKind(Alerts.about(what, Optional.of(kind), language))));
        }
        for (What what : Alerts.told().toList()) {
            Optional<MethodKind> kind = Optional.of(EmailCodes.KIND).filter(email -> what == What.METHOD_ADDED);
            AlertMessage alert = Alerts.about(what, kind, language);
            Message mail = Alerts.mail(alert);
            out.accept("-- " + what);
            out.accept("subject: " + mail.subject());
            out.accept("mail: " + line(alert, mail.text()));
            out.accept("text: " + line(alert, Alerts.text(alert)));
            out.accept("call: " + line(alert, Alerts.call(alert)));
        }
    }

    private static String ofKind(AlertMessage alert) {
        String begins = LINE_END.split(Alerts.mail(alert).text(), 2)[0];
        return alert.kind().orElseThrow() + ": " + begins + " | " + Alerts.text(alert);
    }

    private static String line(AlertMessage alert, String text) {
        Wording dates = Wording.of(Alerts.bundle(Map.of(
                "sms.alert.not-you", "~{2}~{3}", "alert.step.help", "~{2}~{3}", "alert.step.password", "~{2}~{3}")));
        String dated = text;
        for (String written : List.of(
                Alerts.text(dates, "Example", Alerts.HOST, alert),
                Alerts.mail(dates, alert).text())) {
            String[] parts = written.strip().split("~", -1);
            dated = dated.replace(parts[1], "[when]");
            dated = parts[2].isEmpty() ? dated : dated.replace(parts[2], "[until]");
        }
        String marked = dated.replace("\u2066", "<LRI>").replace("\u2069", "<PDI>");
        return LINE_END.matcher(marked.strip()).replaceAll(" | ");
    }
}
