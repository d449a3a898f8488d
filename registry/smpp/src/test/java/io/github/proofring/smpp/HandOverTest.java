package io.github.proofring.smpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.DeliveryException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.SMPPServerSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A message is handed over once")
@Timeout(60)
class HandOverTest {
    private static final String DOUBT = "the message centre's answer to the message was lost: it may have been sent";

    private static void assertDoubted(SmppDelivery delivery, int number) {
        DeliveryException thrown =
                assertThrows(DeliveryException.class, () -> delivery.deliver(Texts.numbered(number)));
        assertEquals(DOUBT, thrown.getMessage());
        assertFalse(thrown.isRefused());
        assertTrue(thrown.retryAfter().isEmpty());
    }

    /** Ends at the message centre, and returns when the delivery knows. */
    private static void end(Smsc smsc, Binding used, Consumer<SMPPServerSession> how) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        used.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED) {
                ended.countDown();
            }
        });
        how.accept(smsc.sessions.get(smsc.sessions.size() - 1));
        ended.await();
    }

    @Test
    @DisplayName("after a drop between messages: bound again, and the message goes over the new connection")
    void dropped() throws Exception {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            for (int i = 1; i <= 3; i++) {
                delivery.deliver(Texts.numbered(i));
                end(smsc, delivery.link.take(), SMPPServerSession::close);
            }
            assertEquals("[Number 1, Number 2, Number 3]", smsc.texts());
            assertEquals(3, smsc.binds.size());
        }
    }

    @Test
    @DisplayName("after the message centre said unbind: bound again")
    void unbound() throws Exception {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            delivery.deliver(Texts.numbered(1));
            end(smsc, delivery.link.take(), SMPPServerSession::unbindAndClose);
            delivery.deliver(Texts.numbered(2));
            assertEquals(2, smsc.binds.size());
        }
    }

    @Test
    @DisplayName("a session that ended after it was taken and before anything was written: once more, over a new one")
    void notBegun() {
        try (Smsc smsc = Smsc.willing()) {
            Link link = new Link(smsc.plainly(), Optional.empty());
            Binding ended = link.take();
            ended.close();
            List<Segment> segments = Segment.of(Texts.TEXT, 0).orElseThrow();
            new HandOver(link, Optional.empty(), Texts.saying(Texts.TEXT), ended).send(segments);
            assertEquals(2, smsc.binds.size());
            assertEquals("[" + Texts.TEXT + "]", smsc.texts());
            link.close();
        }
    }

    @Test
    @DisplayName("a drop after the message was written: failed at once, with the doubt told, and not once more")
    void unanswered() {
        try (Smsc smsc = new Smsc((message, session) -> {
                    session.close();
                    return "1";
                });
                SmppDelivery delivery =
                        SmppDelivery.by(smsc.plainly().withTimeouts(Duration.ofSeconds(5), Duration.ofMinutes(1)))) {
            long begun = System.nanoTime();
            assertDoubted(delivery, 1);
            assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(30));
            assertEquals("[Number 1]", smsc.texts());
            assertEquals(1, smsc.binds.size());
        }
    }

    @Test
    @DisplayName(
            "a message centre that is silent: failed in time, with the doubt told; the next message goes over a new connection")
    void silent() throws Exception {
        CompletableFuture<Smsc> centre = new CompletableFuture<>();
        AtomicInteger count = new AtomicInteger();
        try (Smsc smsc = new Smsc((message, session) ->
                        count.incrementAndGet() == 1 ? centre.join().silence() : "answered");
                SmppDelivery delivery = SmppDelivery.by(smsc.hasty())) {
            centre.complete(smsc);
            assertDoubted(delivery, 1);
            delivery.deliver(Texts.numbered(2));
            assertEquals("[Number 1, Number 2]", smsc.texts());
            assertEquals(2, smsc.binds.size());
        }
    }

    @Test
    @DisplayName("one answer that is late among others costs nobody else: the connection stays")
    void late() throws Exception {
        CompletableFuture<Smsc> centre = new CompletableFuture<>();
        CountDownLatch slowCame = new CountDownLatch(1);
        try (Smsc smsc = new Smsc((message, session) -> {
                    if (Smsc.text(message).equals("Number 1")) {
                        slowCame.countDown();
                        return centre.join().silence();
                    }
                    return "answered";
                });
                SmppDelivery delivery =
                        SmppDelivery.by(smsc.plainly().withTimeouts(Duration.ofSeconds(1), Duration.ofMillis(2_500)))) {
            centre.complete(smsc);
            CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> assertDoubted(delivery, 1));
            slowCame.await();
            delivery.deliver(Texts.numbered(2));
            slow.get();
            delivery.deliver(Texts.numbered(3));
            assertEquals(1, smsc.binds.size());
        }
    }

    @Test
    @DisplayName(
            "a long text that breaks off after its first segment: failed, whatever the status, and it says that a part was sent")
    void part() {
        try (Smsc smsc = new Smsc((message, session) -> {
                    if (message.getShortMessage()[5] == 2) {
                        throw new org.jsmpp.extra.ProcessRequestException("full", 0x58);
                    }
                    return "1";
                });
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly())) {
            DeliveryException thrown =
                    assertThrows(DeliveryException.class, () -> delivery.deliver(Texts.saying("a".repeat(400))));
            assertTrue(thrown.getMessage().startsWith("a part of the message was sent"), thrown.getMessage());
            assertTrue(thrown.retryAfter().isEmpty());
            assertEquals(2, smsc.received.size());
        }
    }

    @Test
    @DisplayName("no place in the window in time: failed, and it was not sent")
    void window() throws Exception {
        CompletableFuture<Smsc> centre = new CompletableFuture<>();
        CountDownLatch came = new CountDownLatch(1);
        try (Smsc smsc = new Smsc((SubmitSm message, SMPPServerSession session) -> {
                    came.countDown();
                    return centre.join().silence();
                });
                SmppDelivery delivery = SmppDelivery.by(
                        smsc.plainly().withWindow(1).withTimeouts(Duration.ofMillis(200), Duration.ofSeconds(3)))) {
            centre.complete(smsc);
            CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> assertDoubted(delivery, 1));
            came.await();
            DeliveryException thrown = assertThrows(DeliveryException.class, () -> delivery.deliver(Texts.numbered(2)));
            assertEquals("all places in the message centre's window are in use", thrown.getMessage());
            slow.get();
            assertEquals("[Number 1]", smsc.texts());
        }
    }

    @Test
    @DisplayName("a connection that is silent is asked whether it stands (enquire_link)")
    void enquired() throws Exception {
        try (Smsc smsc = Smsc.willing();
                SmppDelivery delivery = SmppDelivery.by(smsc.plainly().withEnquireLink(Duration.ofMillis(100)))) {
            delivery.deliver(Texts.numbered(1));
            assertTrue(smsc.enquired.await(30, TimeUnit.SECONDS));
            delivery.deliver(Texts.numbered(2));
            assertEquals(1, smsc.binds.size());
        }
    }
}
