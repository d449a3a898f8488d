package io.github.proofring.smpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jsmpp.bean.EnquireLink;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** A message centre on the loopback: jsmpp's server session, which answers as a test says. */
final class Smsc implements AutoCloseable {
    /** What happens to a message; the name that the centre gives it, or a refusal. */
    interface Answer {
        String to(SubmitSm message, SMPPServerSession session) throws ProcessRequestException;
    }

    /** Whether to bind: zero, or the status to refuse it with. */
    interface Doorkeeper {
        int open(BindRequest request);
    }

    final List<SubmitSm> received = new CopyOnWriteArrayList<>();
    final List<BindRequest> binds = new CopyOnWriteArrayList<>();
    final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    final CountDownLatch enquired = new CountDownLatch(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger names = new AtomicInteger();
    private final Answer answer;
    private final Doorkeeper door;
    private final SMPPServerSessionListener listener;
    private final ServerSocket socket;

    Smsc(Answer answer) {
        this(answer, request -> 0, Optional.empty());
    }

    Smsc(Answer answer, Doorkeeper door, Optional<SSLContext> tls) {
        this.answer = answer;
        this.door = door;
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            this.socket = tls.isPresent()
                    ? tls.get().getServerSocketFactory().createServerSocket(0, 50, loopback)
                    : new ServerSocket(0, 50, loopback);
            this.listener = new SMPPServerSessionListener(socket.getLocalPort(), new On(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.setMessageReceiverListener(Handlers.of(this::submitted, this::wasEnquired));
        listener.setPduProcessorDegree(20);
        daemon(this::accept);
    }

    /** Takes everything, and names it 1, 2, 3… */
    static Smsc willing() {
        AtomicInteger names = new AtomicInteger();
        return new Smsc((message, session) -> "smsc-" + names.incrementAndGet());
    }

    int port() {
        return socket.getLocalPort();
    }

    SmppServer plainly() {
        return SmppServer.dangerouslyPlain("localhost", port(), "proofring", "secret08", "Example");
    }

    SmppServer hasty() {
        return plainly().withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    /** Does not answer before the test ends. */
    String silence() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "late-" + names.incrementAndGet();
    }

    String texts() {
        return received.stream().map(each -> text(each)).toList().toString();
    }

    static String text(SubmitSm message) {
        return new String(message.getShortMessage(), StandardCharsets.ISO_8859_1);
    }

    private SubmitSmResult submitted(SubmitSm message, SMPPServerSession session) throws ProcessRequestException {
        received.add(message);
        String id = answer.to(message, session);
        try {
            return new SubmitSmResult(new MessageId(id), null);
        } catch (org.jsmpp.PDUStringException e) {
            throw new AssertionError(e);
        }
    }

    private void wasEnquired(EnquireLink enquiry, Session session) {
        enquired.countDown();
    }

    private void accept() {
        while (end.getCount() > 0) {
            try {
                SMPPServerSession session = listener.accept();
                daemon(() -> bind(session));
            } catch (IOException e) {
                // Closed, or a client whose TLS came to nothing.
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            int status = door.open(request);
            binds.add(request);
            if (status == 0) {
                sessions.add(session);
                request.accept("smsc");
            } else {
                request.reject(status);
            }
        } catch (TimeoutException | IOException | org.jsmpp.PDUStringException | IllegalStateException e) {
            session.close();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "smsc");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        end.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sessions.forEach(SMPPServerSession::close);
    }

    /** A socket that listens already. */
    private record On(ServerSocket socket) implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }
}
