package io.github.proofring.smpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.DeliveryException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Whatever the message centre writes")
@Timeout(60)
class WireTest {
    private static final int BIND_RESP = 0x80000009;
    private static final int SUBMIT = 0x4;
    private static final int SUBMIT_RESP = 0x80000004;
    private static final int DELIVER = 0x5;
    private static final int GENERIC_NACK = 0x80000000;

    /** A message centre by hand, for one connection. */
    private interface Script {
        void run(DataInputStream in, DataOutputStream out) throws IOException;
    }

    private record Pdu(int command, int sequence) {
        static Pdu read(DataInputStream in) throws IOException {
            int length = in.readInt();
            int command = in.readInt();
            in.readInt();
            int sequence = in.readInt();
            in.skipNBytes(length - 16L);
            return new Pdu(command, sequence);
        }
    }

    private static void write(DataOutputStream out, int command, int status, int sequence, String body)
            throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        out.writeInt(16 + octets.length);
        out.writeInt(command);
        out.writeInt(status);
        out.writeInt(sequence);
        out.write(octets);
        out.flush();
    }

    private static void bind(DataInputStream in, DataOutputStream out) throws IOException {
        write(out, BIND_RESP, 0, Pdu.read(in).sequence(), "smsc\0");
    }

    private static DeliveryException failure(Script script) throws IOException {
        try (ServerSocket socket = serve(script);
                SmppDelivery delivery = SmppDelivery.by(at(socket))) {
            return assertThrows(DeliveryException.class, () -> delivery.deliver(Texts.saying(Texts.TEXT)));
        }
    }

    private static SmppServer at(ServerSocket socket) {
        return SmppServer.dangerouslyPlain("localhost", socket.getLocalPort(), "id", "secret08", "Example")
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    private static ServerSocket serve(Script script) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (Socket connection = socket.accept()) {
                script.run(
                        new DataInputStream(connection.getInputStream()),
                        new DataOutputStream(connection.getOutputStream()));
            } catch (IOException e) {
                // The delivery ended it.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private static void assertDoubted(DeliveryException thrown) {
        assertEquals("the message centre's answer to the message was lost: it may have been sent", thrown.getMessage());
        assertFalse(thrown.isRefused());
    }

    @Test
    @DisplayName("what is no SMPP in answer to the bind: failed")
    void noSmpp() throws IOException {
        assertFalse(failure((in, out) -> {
                    Pdu.read(in);
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    in.read();
                })
                .isRefused());
    }

    @Test
    @DisplayName("an end after the bind: the message is not taken for sent")
    void endAfterBind() throws IOException {
        assertFalse(failure(WireTest::bind).isRefused());
    }

    @Test
    @DisplayName("a version of SMPP in the answer to the bind that is not known: failed")
    void oddVersion() throws IOException {
        assertFalse(failure((in, out) -> {
                    write(out, BIND_RESP, 0, Pdu.read(in).sequence(), "smsc\0\u0002\u0010\0\u0001w");
                    in.read();
                })
                .isRefused());
    }

    @Test
    @DisplayName("a length of two gigabytes is not believed: the connection ends, and the answer counts as lost")
    void length() throws IOException {
        long begun = System.nanoTime();
        assertDoubted(failure((in, out) -> {
            bind(in, out);
            Pdu.read(in);
            out.writeInt(Integer.MAX_VALUE);
            out.writeInt(SUBMIT_RESP);
            in.read();
        }));
        assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(30));
    }

    @Test
    @DisplayName("an answer of another kind counts as lost")
    void otherKind() throws IOException {
        assertDoubted(failure((in, out) -> {
            bind(in, out);
            write(out, 0x80000015, 0, Pdu.read(in).sequence(), "");
            in.read();
        }));
    }

    @Test
    @DisplayName("an answer without an end to its text counts as lost")
    void unended() throws IOException {
        assertDoubted(failure((in, out) -> {
            bind(in, out);
            write(out, SUBMIT_RESP, 0, Pdu.read(in).sequence(), "12");
            in.read();
        }));
    }

    @Test
    @DisplayName("generic_nack: the message centre did not read it, and its status tells")
    void nack() throws IOException {
        DeliveryException thrown = failure((in, out) -> {
            bind(in, out);
            write(out, GENERIC_NACK, 0x58, Pdu.read(in).sequence(), "");
            in.read();
        });
        assertTrue(thrown.retryAfter().isPresent());
    }

    @Test
    @DisplayName("a refusal without a body is one (§4.4.2)")
    void noBody() throws IOException {
        assertTrue(failure((in, out) -> {
                    bind(in, out);
                    write(out, SUBMIT_RESP, 0x0B, Pdu.read(in).sequence(), "");
                    in.read();
                })
                .isRefused());
    }

    @Test
    @DisplayName(
            "a deliver_sm that cannot be read is answered with generic_nack, what it holds is in no log, and the connection stays")
    void unreadable() throws Exception {
        CompletableFuture<Pdu> answer = new CompletableFuture<>();
        try (ServerSocket socket = serve((in, out) -> {
                    bind(in, out);
                    write(out, DELIVER, 0, 77, "\0\1\1" + Texts.DIGITS + Texts.DIGITS + "\0rest");
                    for (Pdu pdu = Pdu.read(in); ; pdu = Pdu.read(in)) {
                        if (pdu.command() == SUBMIT) {
                            write(out, SUBMIT_RESP, 0, pdu.sequence(), "1\0");
                        } else {
                            answer.complete(pdu);
                        }
                    }
                });
                SmppDelivery delivery = SmppDelivery.by(at(socket))) {
            delivery.deliver(Texts.numbered(1));
            assertEquals(GENERIC_NACK, answer.get().command());
            assertEquals(77, answer.get().sequence());
            delivery.deliver(Texts.numbered(2));
        }
        assertFalse(Files.readString(Path.of("target", "smpp-test.log")).contains(Texts.DIGITS));
    }
}
