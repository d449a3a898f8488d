package io.github.proofring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The example in a JVM of its own, with an empty database. */
final class ExampleServer implements AutoCloseable {
    private static final String MAIN = "io.github.proofring.examples.signin.Main";
    private static final long LONGEST_START = TimeUnit.MINUTES.toNanos(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final HttpRequest firstPage;
    private final long started;

    private ExampleServer(Process process, URI url, long started) {
        this.process = process;
        this.firstPage = HttpRequest.newBuilder(url).build();
        this.started = started;
    }

    /** What was seen of one. */
    record Seen(double firstPageMillis, double restMegabytes, double loadMegabytes, double perSecond) {}

    static ExampleServer start(Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = Child.of(MAIN)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "PORT", Integer.toString(port),
                        "BASE_URL", "http://localhost:" + port,
                        "DATABASE_URL", folder.resolve("accounts").toString(),
                        "KEY_FILE", folder.resolve("key").toString()));
        long started = System.nanoTime();
        return new ExampleServer(builder.start(), URI.create("http://localhost:" + port + "/"), started);
    }

    Seen watch(int seconds) {
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - started > LONGEST_START) {
                throw new IllegalStateException("the example server does not answer");
            }
            pause(10);
        }
        double first = (System.nanoTime() - started) / 1e6;
        pause(3_000);
        double rest = resident();
        AtomicLong pages = new AtomicLong();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (Crowd crowd = new Crowd(8)) {
            crowd.each(8, i -> {
                while (System.nanoTime() < end) {
                    if (!answers()) {
                        throw new IllegalStateException("a page did not come");
                    }
                    pages.incrementAndGet();
                }
            });
        }
        return new Seen(first, rest, resident(), (double) pages.get() / seconds);
    }

    private boolean answers() {
        try {
            return client.send(firstPage, HttpResponse.BodyHandlers.ofByteArray())
                            .statusCode()
                    < 400;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private double resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
