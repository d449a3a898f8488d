package io.github.proofring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of the operating system's, in a folder of its own and with its own defaults, so durable. */
final class PostgresServer implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path bin;
    private final Path folder;
    private final int port;

    private PostgresServer(Path bin, Path folder, int port) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
    }

    /** Empty where none is installed. */
    static Optional<PostgresServer> start() {
        return newest().map(bin -> {
            try {
                Path folder = Files.createTempDirectory("proofring-bench");
                PostgresServer server = new PostgresServer(bin, folder, freePort());
                if (isRoot()) {
                    run(List.of("chown", "postgres", folder.toString()));
                }
                server.asPostgres(bin.resolve("initdb") + " -D " + server.data() + " -A trust -E UTF8");
                server.asPostgres(bin.resolve("pg_ctl") + " -D " + server.data() + " -l " + folder.resolve("log")
                        + " -w -t 60 -o '-p " + server.port + " -k " + folder
                        + " -c listen_addresses=127.0.0.1' start");
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&socketTimeout=600";
    }

    @Override
    public void close() {
        asPostgres(bin.resolve("pg_ctl") + " -D " + data() + " -w -m immediate stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** The server refuses to run as root. */
    private void asPostgres(String command) {
        run(isRoot() ? List.of("su", "postgres", "-c", command) : List.of("sh", "-c", command));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> newest() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparing(PostgresServer::number))
                    .map(version -> version.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path version) {
        return Integer.parseInt(String.valueOf(version.getFileName()));
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .directory(Path.of("/").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " did not succeed: " + process.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
