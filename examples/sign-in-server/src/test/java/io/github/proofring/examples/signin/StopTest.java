package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Graceful stop")
class StopTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a request that is being answered is answered, and no new one is taken")
    void finishesWhatItBegan() throws Exception {
        Running running = Running.in(folder);
        int port = running.server().url().getPort();
        String body = "{\"name\":\"anna\",\"password\":\"three little words\"}";
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
            awaitRefusal(port);
            write(out, body);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 201"), answer);
            stopped.get(30, TimeUnit.SECONDS);
        }
        assertThrows(ConnectException.class, () -> new Socket("localhost", port).close());
    }

    /** Until the port is closed, which is the first thing a stop does. */
    private static void awaitRefusal(int port) throws IOException {
        while (true) {
            try {
                new Socket("localhost", port).close();
            } catch (ConnectException e) {
                return;
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
