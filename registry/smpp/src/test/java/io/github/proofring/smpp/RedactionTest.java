package io.github.proofring.smpp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.DeliveryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsmpp.extra.ProcessRequestException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The number, the text and the login are in no exception and no log")
class RedactionTest {
    private static final List<String> SECRETS = List.of(Texts.DIGITS, Texts.CODE, "secret08");

    private static Smsc answering(int submit, int bind) {
        return new Smsc(
                (message, session) -> {
                    if (submit > 0) {
                        throw new ProcessRequestException("no", submit);
                    }
                    session.close();
                    return "1";
                },
                request -> bind,
                Optional.empty());
    }

    private static void assertClean(String text) {
        SECRETS.forEach(secret -> assertFalse(text.contains(secret), text));
    }

    private static void assertFailsCleanly(Smsc smsc) {
        try (smsc;
                SmppDelivery delivery = SmppDelivery.by(smsc.hasty())) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Texts.saying(Texts.TEXT)));
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            assertClean(trace.toString());
        }
    }

    @Test
    @DisplayName(
            "whether it is refused, busy, failed or in doubt, or the bind is refused; what jsmpp logs at its usual level included")
    void clean() throws IOException {
        assertFailsCleanly(answering(0x0B, 0));
        assertFailsCleanly(answering(0x58, 0));
        assertFailsCleanly(answering(0x08, 0));
        assertFailsCleanly(answering(0, 0));
        assertFailsCleanly(answering(0, 0x0E));
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            delivery.deliver(Texts.saying(Texts.TEXT));
            ReceiptTest.say(smsc.sessions.get(0), 0x04, "id:1 stat:DELIVRD text:" + Texts.TEXT);
            ReceiptTest.say(smsc.sessions.get(0), 0, Texts.TEXT);
            assertClean(smsc.plainly().toString());
        }
        String log = Files.readString(Path.of("target", "smpp-test.log"));
        assertTrue(log.contains("org.jsmpp"), "jsmpp's log is not in the file that is read");
        assertClean(log);
    }
}
