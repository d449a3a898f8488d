package io.github.proofring.registry.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.proofring.registry.store.JdbcSchema;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL server of the operating system, with its own defaults: it keeps what it acknowledged. */
final class DebianPostgresql implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path bin;
    private final Path folder;
    private final int port;

    private DebianPostgresql(Path bin, Path folder, int port) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
    }

    /** Starts a new one; where none is installed the test fails in CI and is passed over elsewhere. */
    static DebianPostgresql start() throws IOException {
        Path bin = newest().orElse(null);
        if (bin == null) {
            String reason = "no PostgreSQL server under " + INSTALLED + ": apt-get install postgresql";
            if (System.getenv("CI") != null) {
                fail(reason);
            }
            Assumptions.abort(reason);
        }
        Path folder = Files.createTempDirectory("proofring-postgresql");
        DebianPostgresql server = new DebianPostgresql(bin, folder, freePort());
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        server.asPostgres(bin.resolve("initdb") + " -D " + server.data() + " -A trust -E UTF8 --data-checksums");
        server.startAgain();
        JdbcSchema.create(server.database());
        return server;
    }

    void startAgain() throws IOException {
        String options = "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1";
        Path log = folder.resolve("log");
        try {
            asPostgres(bin.resolve("pg_ctl") + " -D " + data() + " -l " + log + " -w -t 60 -o '" + options + "' start");
        } catch (IllegalStateException e) {
            throw new IllegalStateException("the server's log: " + Files.readString(log), e);
        }
    }

    /** Below the ports that Linux gives to outgoing connections: while the server is down nobody may get it by chance. */
    private static int freePort() throws IOException {
        for (int port = ThreadLocalRandom.current().nextInt(20_000, 30_000); ; port++) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // the next one
            }
        }
    }

    DataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"127.0.0.1"});
        database.setPortNumbers(new int[] {port});
        database.setDatabaseName("postgres");
        database.setUser("postgres");
        database.setConnectTimeout(5);
        database.setSocketTimeout(10);
        return database;
    }

    /** As a kernel out of memory ends it: no process of the server gets to say another word. */
    void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        freeze(pid);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** A child started after the others were listed would outlive them and keep the next server from starting. */
    private static void freeze(long pid) throws IOException {
        run(List.of("sh", "-c", "kill -STOP " + pid));
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        while (!Files.readString(stat).contains(") T ")) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        asPostgres(bin.resolve("pg_ctl") + " -D " + data() + " -w -m immediate stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** The server refuses to run as root. */
    private void asPostgres(String command) throws IOException {
        run(isRoot() ? List.of("su", "postgres", "-c", command) : List.of("sh", "-c", command));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(bin ->
                            Integer.parseInt(bin.getParent().getFileName().toString())));
        }
    }

    private static void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("proofring-command", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = ends(process);
        String said = Files.readString(output);
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(command + " did not succeed: " + said);
        }
    }

    private static boolean ends(Process process) {
        try {
            return process.waitFor(90, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
