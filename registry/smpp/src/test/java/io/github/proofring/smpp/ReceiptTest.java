package io.github.proofring.smpp;

import static io.github.proofring.smpp.Receipt.Outcome.DELIVERED;
import static io.github.proofring.smpp.Receipt.Outcome.EXPIRED;
import static io.github.proofring.smpp.Receipt.Outcome.FAILED;
import static io.github.proofring.smpp.Receipt.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.proofring.smpp.Receipt.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.SMPPServerSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What became of a message (SMPP 3.4 §5.2.28, appendix B)")
@Timeout(60)
class ReceiptTest {
    private static final int RECEIPT = 0x04;
    private final BlockingQueue<Receipt> told = new LinkedBlockingQueue<>();

    private static String text(String id, String state) {
        return "id:" + id + " sub:001 dlvrd:001 submit date:2611261200 done date:2611261201 stat:" + state
                + " err:000 text:" + Texts.TEXT;
    }

    private static String name(SubmitSm message) {
        return Smsc.text(message).replace(' ', '-');
    }

    static void say(SMPPServerSession session, int esmClass, String text, OptionalParameter... parameters) {
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    Texts.DIGITS,
                    TypeOfNumber.ALPHANUMERIC,
                    NumberingPlanIndicator.UNKNOWN,
                    "Example",
                    new ESMClass(esmClass),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    GeneralDataCoding.DEFAULT,
                    text.getBytes(StandardCharsets.ISO_8859_1),
                    parameters);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static DeliverSm receipt(String text, OptionalParameter... parameters) {
        DeliverSm receipt = new DeliverSm();
        receipt.setSmscDeliveryReceipt();
        receipt.setShortMessage(text.getBytes(StandardCharsets.ISO_8859_1));
        receipt.setOptionalParameters(parameters);
        return receipt;
    }

    private static Optional<ReceiptReader.Told> read(String text, OptionalParameter... parameters) {
        return ReceiptReader.read(receipt(text, parameters));
    }

    @Test
    @DisplayName("asked for where somebody is told, and told by the message's own id")
    void receipt() throws Exception {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly(), told::add)) {
            delivery.deliver(Texts.numbered(1));
            delivery.deliver(Texts.numbered(2));
            assertEquals(1, smsc.received.get(0).getRegisteredDelivery());
            say(smsc.sessions.get(0), RECEIPT, text("smsc-2", "UNDELIV"));
            assertEquals(new Receipt(Texts.id(2), FAILED), told.take());
            say(smsc.sessions.get(0), RECEIPT, text("smsc-1", "DELIVRD"));
            assertEquals(new Receipt(Texts.id(1), DELIVERED), told.take());
        }
    }

    @Test
    @DisplayName("one that comes before the answer to the message is told too")
    void early() throws Exception {
        try (Smsc smsc = new Smsc((message, session) -> {
                    say(session, RECEIPT, text("early", "DELIVRD"));
                    return "early";
                });
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly(), told::add)) {
            delivery.deliver(Texts.numbered(1));
            assertEquals(new Receipt(Texts.id(1), DELIVERED), told.take());
        }
    }

    @Test
    @DisplayName("over a connection that was bound after a drop, for a message sent before it")
    void afterDrop() throws Exception {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly(), told::add)) {
            delivery.deliver(Texts.numbered(1));
            delivery.link.take().close();
            delivery.deliver(Texts.numbered(2));
            say(smsc.sessions.get(1), RECEIPT, text("smsc-1", "EXPIRED"));
            assertEquals(new Receipt(Texts.id(1), EXPIRED), told.take());
        }
    }

    @Test
    @DisplayName(
            "a long text is delivered with its last segment, has failed with the first that failed, and is told once")
    void segments() {
        List<Receipt> list = new ArrayList<>();
        Receipts receipts = new Receipts(list::add);
        Receipts.Awaited good = new Receipts.Awaited(Texts.id(1), 2);
        Receipts.Awaited bad = new Receipts.Awaited(Texts.id(2), 2);
        receipts.await("a1", good);
        receipts.await("a2", good);
        receipts.await("b1", bad);
        receipts.await("b2", bad);
        receipts.told(new ReceiptReader.Told("a2", DELIVERED));
        assertEquals(List.of(), list);
        receipts.told(new ReceiptReader.Told("a2", DELIVERED));
        assertEquals(List.of(), list);
        receipts.told(new ReceiptReader.Told("a1", DELIVERED));
        receipts.told(new ReceiptReader.Told("b1", EXPIRED));
        receipts.told(new ReceiptReader.Told("b2", FAILED));
        assertEquals(List.of(new Receipt(Texts.id(1), DELIVERED), new Receipt(Texts.id(2), EXPIRED)), list);
    }

    @Test
    @DisplayName("a listener that throws disturbs neither the delivery nor the next receipt")
    void listenerThrows() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (Smsc smsc = new Smsc((message, session) -> {
                    say(session, RECEIPT, text(name(message), "DELIVRD"));
                    return name(message);
                });
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly(), receipt -> {
                    calls.incrementAndGet();
                    told.add(receipt);
                    throw new IllegalStateException("no");
                })) {
            delivery.deliver(Texts.numbered(1));
            delivery.deliver(Texts.numbered(2));
            assertEquals(Texts.id(1), told.take().messageId());
            assertEquals(Texts.id(2), told.take().messageId());
        }
    }

    @Test
    @DisplayName(
            "what a person writes, a receipt for what nobody knows and one without sense are taken, and nobody is told")
    void others() {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly(), told::add)) {
            delivery.deliver(Texts.numbered(1));
            SMPPServerSession session = smsc.sessions.get(0);
            say(session, 0, text("smsc-1", "DELIVRD"));
            say(session, RECEIPT, text("smsc-9", "DELIVRD"));
            say(session, RECEIPT, "hello");
            say(session, RECEIPT, text("smsc-1", "ENROUTE"));
            assertNull(told.poll());
            say(session, RECEIPT, text("smsc-1", "DELIVRD"));
            assertEquals(new Receipt(Texts.id(1), DELIVERED), told.poll());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD, DELIVERED",
        "EXPIRED, EXPIRED",
        "DELETED, FAILED",
        "UNDELIV, FAILED",
        "REJECTD, FAILED",
        "UNKNOWN, UNKNOWN",
        "PONDERD, UNKNOWN",
        "delivrd, DELIVERED"
    })
    @DisplayName("the states of a text (table B-2)")
    void states(String state, Outcome outcome) {
        assertEquals(Optional.of(new ReceiptReader.Told("1f", outcome)), read(text("1f", state)));
    }

    @ParameterizedTest
    @CsvSource({"2, DELIVERED", "3, EXPIRED", "4, FAILED", "5, FAILED", "7, UNKNOWN", "8, FAILED", "77, UNKNOWN"})
    @DisplayName("the states of message_state, which goes before the text, as does receipted_message_id")
    void parameters(byte state, Outcome outcome) {
        assertEquals(
                Optional.of(new ReceiptReader.Told("right", outcome)),
                read(
                        text("wrong", "PONDERD"),
                        new OptionalParameter.Receipted_message_id("right"),
                        new OptionalParameter.Message_state(state)));
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 1, 6})
    @DisplayName("what is still under way is not told")
    void underWay(byte state) {
        assertEquals(Optional.empty(), read(text("1", "DELIVRD"), new OptionalParameter.Message_state(state)));
        assertEquals(Optional.empty(), read(text("1", "ACCEPTD")));
        assertEquals(Optional.empty(), read(text("1", "ENROUTE")));
    }

    @Test
    @DisplayName("the text may stand in message_payload, and an id without the zero at its end is whole")
    void elsewhere() {
        byte[] payload = text("7", "EXPIRED").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                Optional.of(new ReceiptReader.Told("7", EXPIRED)),
                read("", new OptionalParameter.Message_payload(payload)));
        byte[] id = "abc".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                Optional.of(new ReceiptReader.Told("abc", UNKNOWN)),
                read("stat:UNKNOWN", new OptionalParameter.Receipted_message_id(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id:", "stat:DELIVRD", "id:1", "id:1 stat:", "grid:1 stat:DELIVRD", "\u0000\u0001"})
    @DisplayName("a text that says no id or no state says nothing")
    void nonsense(String text) {
        assertEquals(Optional.empty(), read(text));
    }

    @Test
    @DisplayName("of messages without a receipt, the last 20,000 are known")
    void bounded() {
        List<Receipt> list = new ArrayList<>();
        Receipts receipts = new Receipts(list::add);
        for (int i = 0; i <= 20_000; i++) {
            receipts.await("smsc-" + i, new Receipts.Awaited(Texts.id(i), 1));
        }
        receipts.told(new ReceiptReader.Told("smsc-0", DELIVERED));
        receipts.told(new ReceiptReader.Told("smsc-1", DELIVERED));
        assertEquals(List.of(new Receipt(Texts.id(1), DELIVERED)), list);
    }
}
