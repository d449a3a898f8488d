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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

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

    ScriptedServer(Function<String, String> script) throws IOException {
        this.script = script;
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
        try (connection;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = connection.getOutputStream()) {
            String answer = answer("GREETING", out);
            while (!answer.equals(END)) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                answer = answer(answer.startsWith("354") ? text(line, in) : line, out);
            }
        } catch (IOException e) {
            return;
        }
    }

    private String answer(String command, OutputStream out) throws IOException {
        asked.add(command);
        String answer = script.apply(command);
        if (!answer.equals(SILENCE) && !answer.equals(END)) {
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
