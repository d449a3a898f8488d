package io.github.proofring.smpp;

import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;

/** One session with the message centre. It tells two things that the library's does not: that a request was not begun, and at once when no answer will come. */
final class Binding extends SMPPSession {
    /** Nothing was handed over: the session had ended before. */
    static final class NotBound extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        NotBound() {
            super("the session has ended");
        }
    }

    private final SmppServer server;
    private final Ear ear;
    private final boolean receipts;

    private Binding(SmppServer server, Ear ear, boolean receipts) {
        super(new SynchronizedPDUSender(new DefaultPDUSender()), ear, new Sockets(server));
        this.server = server;
        this.ear = ear;
        this.receipts = receipts;
    }

    /**
     * A session that is bound as a transceiver.
     *
     * @param receipts who is told of each receipt; without one, none are asked for
     */
    static Binding to(SmppServer server, Optional<Consumer<DeliverSm>> receipts) {
        Binding binding = new Binding(server, new Ear(), receipts.isPresent());
        binding.setEnquireLinkTimer(server.times.enquireLinkMillis());
        binding.setTransactionTimer(server.times.answerMillis());
        binding.setMessageReceiverListener(new Incoming(receipts));
        boolean bound = false;
        try {
            binding.bind();
            bound = true;
            return binding;
        } catch (IOException | RuntimeException e) {
            throw Failures.ofBind(e);
        } finally {
            if (!bound) {
                binding.close();
            }
        }
    }

    private void bind() throws IOException {
        BindParameter parameter = new BindParameter(
                BindType.BIND_TRX,
                server.login.systemId(),
                server.login.password(),
                server.login.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "");
        connectAndBind(server.host, server.port, parameter, server.times.answerMillis());
    }

    boolean isUsable() {
        // A session that ends while it is being bound calls itself bound afterwards.
        return getSessionState().isTransmittable() && connection().isOpen();
    }

    /**
     * Hands one segment over, once.
     *
     * @param number in digits, with the code of the country
     * @return what the message centre calls it
     * @throws NotBound if nothing of it was written
     */
    String submit(String number, Segment segment) throws NotBound {
        long begun = System.nanoTime();
        try {
            return written(number, segment);
        } catch (NotBound e) {
            throw e;
        } catch (NegativeResponseException e) {
            throw Failures.ofSubmit(e.getCommandStatus());
        } catch (GenericNackResponseException e) {
            throw Failures.ofSubmit(e.getCommandStatus());
        } catch (ResponseTimeoutException e) {
            endIfSilentSince(begun);
            throw Failures.unanswered();
        } catch (IOException e) {
            throw Failures.unanswered(e);
        } catch (InvalidResponseException | PDUException | RuntimeException e) {
            // Their words may quote the number.
            throw Failures.unanswered();
        }
    }

    private String written(String number, Segment segment)
            throws IOException, PDUException, NegativeResponseException, InvalidResponseException,
                    ResponseTimeoutException {
        return submitShortMessage(
                        "",
                        server.source.type(),
                        server.source.plan(),
                        server.source.address(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        number,
                        segment.esmClass(),
                        (byte) 0,
                        (byte) 0,
                        "",
                        "",
                        new RegisteredDelivery(
                                receipts ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                        (byte) 0,
                        segment.coding(),
                        (byte) 0,
                        segment.octets())
                .getMessageId();
    }

    /** A line that is dead costs one message its time, not all until the next enquiry. One slow answer among others costs nobody else. */
    private void endIfSilentSince(long begun) {
        if (!ear.heardSince(begun) && !Thread.currentThread().isInterrupted()) {
            close();
        }
    }

    @Override
    protected void ensureTransmittable(String activity) throws NotBound {
        if (!isUsable()) {
            throw new NotBound();
        }
    }

    /** Those who wait for an answer get none, and need not wait for their time to pass. */
    @Override
    public void close() {
        super.close();
        for (int number = 1; number < sequence().currentValue(); number++) {
            Optional.ofNullable(removePendingResponse(number))
                    .ifPresent(waiting -> waiting.doneWithInvalidResponse(
                            new InvalidResponseException("the session ended before the answer")));
        }
    }
}
