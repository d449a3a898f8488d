package io.github.proofring.smpp;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Text messages by SMPP 3.4, over one connection that stays open. It is bound as a transceiver when the first message comes, and again
 * after it ended. Safe for use by many threads; close it when the application ends: threads of the connection keep the process alive
 * until then.
 *
 * <p>A message is handed over once. If the connection had ended before anything was written, a new one is tried; if the answer is lost,
 * that is told as failed, though it may have been taken.
 *
 * <ul>
 *   <li>A number or a text that the carrier does not take ({@code ESME_RINVDSTADR}, {@code RINVDSTTON}, {@code RINVDSTNPI}, {@code
 *       RINVMSGLEN}, {@code RINVDCS}, {@code RX_P_APPN}, {@code RX_R_APPN}), what is no number of E.164, and a text of more than ten
 *       segments: {@linkplain DeliveryException#refused refused}.
 *   <li>{@code ESME_RTHROTTLED}: {@linkplain DeliveryException#busy busy} for ten seconds. {@code ESME_RMSGQFUL}: for a minute.
 *   <li>No connection, no TLS or not the right certificate, a bind that is refused, no place in the window in time, no answer in time, an
 *       end in the middle, and every other status, {@code ESME_RSYSERR} among them: {@linkplain DeliveryException#failed failed}. So is
 *       whatever happens to a long text after the first of its segments was taken.
 * </ul>
 *
 * <p>A text goes out in the default alphabet of GSM (data_coding 0) if that has all of its characters, else in UCS-2 (8). One of more
 * than 160 or 70 characters goes out in segments of 153 or 67, which phones put together.
 *
 * <p>jsmpp writes all that it sends and receives, the password, numbers and codes among it, into the log of SLF4J at the level {@code
 * DEBUG}, under names that begin with {@code org.jsmpp}. Leave it above that.
 */
public final class SmppDelivery implements Delivery, AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");

    final Link link;

    private final SmppServer server;
    private final Optional<Receipts> receipts;
    private final Semaphore free;

    private SmppDelivery(SmppServer server, Optional<Receipts> receipts) {
        this.server = server;
        this.receipts = receipts;
        this.link = new Link(
                server, receipts.map(each -> sm -> ReceiptReader.read(sm).ifPresent(each::told)));
        this.free = new Semaphore(server.window, true);
    }

    /** Text messages by this message centre. Nothing is sent or connected yet, and no receipts are asked for. */
    public static SmppDelivery by(SmppServer server) {
        return new SmppDelivery(server, Optional.empty());
    }

    /**
     * The same, with somebody who is told what became of each message: once, if the carrier says so, and if that is to this process. After
     * a restart, and to another process of the application with the same system id, it is not told.
     *
     * @param listener quick, since other messages wait for it, and safe for use by many threads. What it throws is logged
     */
    public static SmppDelivery by(SmppServer server, Consumer<Receipt> listener) {
        return new SmppDelivery(server, Optional.of(new Receipts(listener)));
    }

    @Override
    public void deliver(Message message) {
        if (!message.channel().equals(Channel.SMS)) {
            throw new IllegalArgumentException("this sends text messages, and not by the channel " + message.channel());
        }
        if (!NUMBER.matcher(message.to()).matches()) {
            throw DeliveryException.refused("this is no number of E.164");
        }
        List<Segment> segments = Segment.of(message.text(), message.id().hashCode())
                .orElseThrow(() -> DeliveryException.refused("this is too long for a text message"));
        if (!acquired(1, server.times.connectMillis())) {
            throw DeliveryException.failed("all places in the message centre's window are in use");
        }
        try {
            new HandOver(link, receipts, message).send(segments);
        } finally {
            free.release();
        }
    }

    /** Closes the connection, after the deliveries that are under way, for which it waits no longer than for an answer. No more are taken. */
    @Override
    public void close() {
        boolean all = acquired(server.window, server.times.answerMillis());
        link.close();
        if (all) {
            free.release(server.window);
        }
    }

    private boolean acquired(int places, int patienceMillis) {
        try {
            return free.tryAcquire(places, patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
