package io.github.proofring.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that answers each command as the test says: a line, or nothing for an end of the connection. What it is asked, the
 * message's text as one piece among it, is kept.
 */
final class ScriptedServer implements AutoCloseable {
    /** Says nothing for as long as the connection lasts. */
    static final String SILENCE = "silence";

    /** Ends the connection. */
    static final String END = "end";

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final Function<String, String> script;
    private final Optional<SSLContext> tls;

    ScriptedServer(Function<String, String> script) throws IOException {
        this(script, Optional.empty());
    }

    /** One that begins to speak TLS after it has answered a STARTTLS; that it does is kept among what it was asked, as {@code TLS}. */
    ScriptedServer(Function<String, String> script, Optional<SSLContext> tls) throws IOException {
        this.script = script;
        this.tls = tls;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "scripted mail server");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** What a plain server says, where the script has nothing else. */
    static String usual(String command) {
        return switch (command.replaceFirst("[ :].*", "").toUpperCase(Locale.ROOT)) {
            case "GREETING" -> "220 test";
            case "EHLO" -> "250-test\r\n250 8BITMIME";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    long count(String command) {
        return asked.stream().filter(line -> line.startsWith(command)).count();
    }

    /** The only message that it was given, with its headers. */
    String text() {
        return asked.stream()
                .filter(line -> line.startsWith("TEXT:"))
                .reduce((one, other) -> {
                    throw new AssertionError("more than one message");
                })
                .orElseThrow()
                .substring("TEXT:".length());
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread serving = new Thread(() -> serve(connection), "scripted connection");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            if (talk(connection, "GREETING") && tls.isPresent()) {
                SSLSocket encrypted = (SSLSocket)
                        tls.get().getSocketFactory().createSocket(connection, null, connection.getPort(), true);
                encrypted.setUseClientMode(false);
                encrypted.startHandshake();
                talk(encrypted, "TLS");
            }
        } catch (IOException e) {
            return;
        }
    }

    /** Until one side ends it, or until TLS is to begin: then true. */
    private boolean talk(Socket connection, String begins) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = connection.getOutputStream();
        String answer = answer(begins, out);
        while (!answer.equals(END)) {
            String line = in.readLine();
            if (line == null) {
                return false;
            }
            answer = answer(answer.startsWith("354") ? text(line, in) : line, out);
            if (line.equals("STARTTLS") && tls.isPresent()) {
                return true;
            }
        }
        return false;
    }

    private String answer(String command, OutputStream out) throws IOException {
        asked.add(command);
        String answer = command.equals("TLS") ? "" : script.apply(command);
        if (!answer.isEmpty() && !answer.equals(SILENCE) && !answer.equals(END)) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return answer;
    }

    private static String text(String first, BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder("TEXT:");
        String line = first;
        while (line != null && !line.equals(".")) {
            text.append(line).append('\n');
            line = in.readLine();
        }
        return text.toString();
    }
}
