package io.github.proofring.examples.signin;

import io.github.proofring.testkit.SettableClock;
import io.github.proofring.webauthn.SignatureAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A started server on a free port, with a clock that the test moves. */
record Running(Server server, SettableClock clock) implements AutoCloseable {
    /** A server with an H2 file and a key file in this folder. */
    static Running in(Path folder) {
        return on(settings(folder.resolve("db").toString(), folder));
    }

    /** The same with passkeys of this algorithm alone. */
    static Running in(Path folder, SignatureAlgorithm only) {
        Settings usual = settings(folder.resolve("db").toString(), folder);
        return on(new Settings(
                usual.port(),
                usual.baseUrl(),
                usual.database(),
                usual.keyFile(),
                usual.keys(),
                List.of(only),
                usual.messages(),
                false,
                usual.administrator()));
    }

    /** The same with an administrator. */
    static Running administered(Path folder, AdminSettings administrator) {
        Settings usual = settings(folder.resolve("db").toString(), folder);
        return on(new Settings(
                usual.port(),
                usual.baseUrl(),
                usual.database(),
                usual.keyFile(),
                usual.keys(),
                usual.algorithms(),
                usual.messages(),
                false,
                Optional.of(administrator)));
    }

    /** The same on this address, with messages by what these variables name. */
    static Running in(Path folder, String baseUrl, Map<String, String> variables) {
        Settings usual = settings(folder.resolve("db").toString(), folder);
        return on(new Settings(
                usual.port(),
                URI.create(baseUrl),
                usual.database(),
                usual.keyFile(),
                usual.keys(),
                usual.algorithms(),
                Messages.of(variables),
                false,
                usual.administrator()));
    }

    /** The same with a clock that can be put forward from a page. */
    static Running movable(Path folder) {
        Settings usual = settings(folder.resolve("db").toString(), folder);
        return on(new Settings(
                usual.port(),
                usual.baseUrl(),
                usual.database(),
                usual.keyFile(),
                usual.keys(),
                usual.algorithms(),
                usual.messages(),
                true,
                usual.administrator()));
    }

    static Running on(Settings settings) {
        SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return new Running(Server.start(settings, clock), clock);
    }

    static Settings settings(String database, Path folder) {
        return new Settings(
                0,
                URI.create("http://localhost:0"),
                database,
                folder.resolve("key"),
                "",
                SignatureAlgorithm.STANDARD,
                Messages.of(Map.of()),
                false,
                Optional.empty());
    }

    String url(String path) {
        return "http://localhost:" + server.port() + path;
    }

    @Override
    public void close() {
        server.close();
    }
}
