package io.github.proofring.smpp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.session.BindRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text messages to a message centre (jsmpp's server session)")
class SmppDeliveryTest {
    private static Smsc encrypted() throws Exception {
        return new Smsc((message, session) -> "1", request -> 0, Optional.of(Certificate.shown()));
    }

    private static SmppServer at(String host, Smsc smsc) {
        return SmppServer.tls(host, smsc.port(), "proofring", "secret08", "Example");
    }

    private static SubmitSm sent(String text) {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            delivery.deliver(Texts.saying(text));
            assertEquals(1, smsc.received.size());
            return smsc.received.get(0);
        }
    }

    @Test
    @DisplayName("binds as a transceiver of SMPP 3.4 with its login, once for all messages, when the first comes")
    void binds() {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly().withSystemType("OTP"))) {
            assertEquals(0, smsc.binds.size());
            delivery.deliver(Texts.numbered(1));
            delivery.deliver(Texts.numbered(2));
            BindRequest bind = smsc.binds.get(0);
            assertEquals(BindType.BIND_TRX, bind.getBindType());
            assertEquals(InterfaceVersion.IF_34, bind.getInterfaceVersion());
            assertEquals("proofring", bind.getSystemId());
            assertEquals("secret08", bind.getPassword());
            assertEquals("OTP", bind.getSystemType());
            assertEquals(1, smsc.binds.size());
            assertEquals("[Number 1, Number 2]", smsc.texts());
        }
    }

    @Test
    @DisplayName("goes from the source to the international number, in GSM-7 where that has all characters")
    void arrives() {
        SubmitSm received = sent("Zoë");
        assertEquals(8, received.getDataCoding());
        received = sent(Texts.TEXT);
        assertEquals(Texts.DIGITS, received.getDestAddress());
        assertEquals(1, received.getDestAddrTon());
        assertEquals(1, received.getDestAddrNpi());
        assertEquals("Example", received.getSourceAddr());
        assertEquals(5, received.getSourceAddrTon());
        assertEquals(0, received.getSourceAddrNpi());
        assertEquals(0, received.getDataCoding());
        assertEquals(0, received.getEsmClass());
        assertEquals(0, received.getRegisteredDelivery());
        assertEquals(Texts.TEXT, Smsc.text(received));
    }

    @Test
    @DisplayName("in GSM-7, @ is the octet 0, and a character of the extension table is two octets, unpacked")
    void extension() {
        SubmitSm received = sent("@a.b #1\n{€}");
        assertEquals(0, received.getDataCoding());
        assertArrayEquals(
                HexFormat.of().parseHex("00612e62202331" + "0a" + "1b281b651b29"), received.getShortMessage());
    }

    @Test
    @DisplayName("in UCS-2, these exact octets, the high one first (data_coding 8)")
    void ucs2() {
        SubmitSm received = sent("Код 1€😀");
        assertEquals(8, received.getDataCoding());
        assertArrayEquals(
                HexFormat.of().parseHex("041a043e0434" + "0020" + "0031" + "20ac" + "d83dde00"),
                received.getShortMessage());
    }

    @Test
    @DisplayName("a long text goes in segments, in order, with one reference")
    void segments() {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            delivery.deliver(Texts.saying("a".repeat(153) + "b".repeat(153) + "c"));
            assertEquals(3, smsc.received.size());
            int reference = smsc.received.get(0).getShortMessage()[3];
            for (int i = 0; i < 3; i++) {
                SubmitSm part = smsc.received.get(i);
                assertEquals(0x40, part.getEsmClass());
                assertEquals(i + 1, part.getShortMessage()[5]);
                assertEquals(reference, part.getShortMessage()[3]);
                assertEquals("abc".charAt(i), part.getShortMessage()[6]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4915112345678", "+049", "+49 151", "+1234567890123456", "+49a", "ada@example.org"})
    @DisplayName("what is no number of E.164 is refused, and nobody is asked")
    void noNumber(String number) {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Texts.message(1, number, Texts.TEXT)));
            assertTrue(thrown.isRefused());
            assertEquals(0, smsc.binds.size());
        }
    }

    @Test
    @DisplayName("a text of more than ten segments is refused; another channel is a mistake of the application")
    void notForIt() {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            assertTrue(assertThrows(DeliveryException.class, () -> delivery.deliver(Texts.saying("a".repeat(1531))))
                    .isRefused());
            Message mail = new Message(Texts.id(1), Channel.EMAIL, "a@example.org", "s", "t", Optional.empty());
            assertThrows(IllegalArgumentException.class, () -> delivery.deliver(mail));
            assertEquals(0, smsc.binds.size());
        }
    }

    @Test
    @DisplayName("over TLS")
    void tls() throws Exception {
        try (Smsc smsc = encrypted();
                SmppDelivery delivery = SmppDelivery.by(at("localhost", smsc).withTrust(Certificate.trusted()))) {
            delivery.deliver(Texts.saying(Texts.TEXT));
            assertEquals("[" + Texts.TEXT + "]", smsc.texts());
        }
    }

    @Test
    @DisplayName("a certificate of nobody we trust, or for another host: failed, and no password was said")
    void wrongCertificate() throws Exception {
        try (Smsc smsc = encrypted();
                SmppDelivery untrusted = SmppDelivery.by(at("localhost", smsc));
                SmppDelivery other = SmppDelivery.by(at("127.0.0.1", smsc).withTrust(Certificate.trusted()))) {
            for (SmppDelivery each : List.of(untrusted, other)) {
                DeliveryException thrown =
                        assertThrows(DeliveryException.class, () -> each.deliver(Texts.saying(Texts.TEXT)));
                assertInstanceOf(SSLException.class, thrown.getCause());
            }
            assertEquals(0, smsc.binds.size());
        }
    }

    @Test
    @DisplayName("from 16 threads at once: one bind, and each arrives once")
    void threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly().withWindow(4))) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 128; i++) {
                int number = i;
                calls.add(() -> {
                    delivery.deliver(Texts.numbered(number));
                    return true;
                });
            }
            for (Future<Boolean> each : threads.invokeAll(calls)) {
                assertTrue(each.get());
            }
            assertEquals(
                    IntStream.range(0, 128).mapToObj(i -> "Number " + i).collect(Collectors.toSet()),
                    smsc.received.stream().map(Smsc::text).collect(Collectors.toSet()));
            assertEquals(128, smsc.received.size());
            assertEquals(1, smsc.binds.size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("a closed delivery takes no more, and has unbound")
    void closed() throws Exception {
        try (Smsc smsc = Smsc.willing()) {
            SmppDelivery delivery = SmppDelivery.by(smsc.plainly());
            delivery.deliver(Texts.numbered(1));
            delivery.close();
            delivery.close();
            assertThrows(DeliveryException.class, () -> delivery.deliver(Texts.numbered(2)));
            assertEquals("[Number 1]", smsc.texts());
            assertEquals(1, smsc.binds.size());
            assertTrue(smsc.sessions.stream()
                    .noneMatch(each -> each.getSessionState().isBound()));
        }
    }
}
