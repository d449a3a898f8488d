package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Graceful stop")
class StopTest {
    /** So that a body of a byte now and then lasts for as long as a stop may take. */
    private static final int SPACES = 500;

    @TempDir
    Path folder;

    @Test
    @DisplayName("a request that is being answered is answered, and no new one is taken")
    void finishesWhatItBegan() throws Exception {
        Running running = Running.in(folder);
        int port = running.server().url().getPort();
        String body = " ".repeat(SPACES) + "{\"name\":\"anna\",\"password\":\"three little words\"}";
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            write(
                    out,
                    "POST /api/accounts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n");
            // The server asks for the body: so it is in the middle of this request.
            byte[] first = socket.getInputStream().readNBytes(25);
            assertTrue(new String(first, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 100"));

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(running::close);
            int sent = sendUntilRefused(port, out, body);
            write(out, body.substring(sent));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 201"), answer);
            stopped.get(30, TimeUnit.SECONDS);
        }
        assertThrows(ConnectException.class, () -> new Socket("localhost", port).close());
    }

    /**
     * Until the port is closed, which is the first thing a stop does. A byte goes with each try, as a stopping server gives up after
     * a second on a client from which it hears nothing. The tries are far enough apart that they never fill the queue of those who
     * wait to be let in: a full one lets a connection wait for a second.
     */
    private static int sendUntilRefused(int port, OutputStream out, String body) throws IOException {
        int sent = 0;
        while (sent < SPACES) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("localhost", port), 200);
            } catch (ConnectException e) {
                return sent;
            } catch (SocketTimeoutException e) {
                // Neither let in nor refused: it is being closed.
            }
            write(out, body.substring(sent, sent + 1));
            sent++;
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("the port stays open");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
