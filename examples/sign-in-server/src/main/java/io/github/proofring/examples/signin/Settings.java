package io.github.proofring.examples.signin;

import io.github.proofring.webauthn.RelyingParty;
import io.github.proofring.webauthn.SignatureAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator chose, read once from the environment.
 *
 * @param port       where to listen; 0 takes any free port
 * @param baseUrl    where browsers find the server; its scheme decides about secure cookies, its host about passkeys
 * @param database   a JDBC URL, a {@code postgres://} URL, or the path of an H2 file
 * @param keyFile    where the key ring lives, made on the first start
 * @param keys       the key ring itself, or empty: then the file
 * @param algorithms what new passkeys may sign with, the preferred one first
 * @param messages   how codes are sent
 * @param movable    whether anyone who finds the server may put its clock forward
 * @param administrator who may sign in at {@code /admin}; without one there is no such page
 */
record Settings(
        int port,
        URI baseUrl,
        String database,
        Path keyFile,
        String keys,
        List<SignatureAlgorithm> algorithms,
        Messages messages,
        boolean movable,
        Optional<AdminSettings> administrator) {
    /** What every authenticator has, and then what is safe from quantum computers, for those that have nothing else. */
    static final String ALGORITHMS = "ES256,EDDSA,RS256,ML_DSA_65,ML_DSA_44";

    /** The names under which only this machine finds a server. */
    static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException if a variable cannot be understood; the message names it */
    static Settings of(Map<String, String> environment) {
        int port = port(environment.getOrDefault("PORT", "8080"));
        URI baseUrl = baseUrl(environment.getOrDefault("BASE_URL", "http://localhost:" + port));
        return new Settings(
                port,
                baseUrl,
                environment.getOrDefault("DATABASE_URL", "./data/proofring"),
                Path.of(environment.getOrDefault("KEY_FILE", "./data/proofring.key")),
                environment.getOrDefault("KEY", ""),
                algorithms(environment.getOrDefault("PASSKEY_ALGORITHMS", ALGORITHMS)),
                Messages.of(environment),
                movable(environment.getOrDefault("DANGEROUSLY_LET_ANYONE_MOVE_THE_CLOCK", ""), baseUrl),
                AdminSettings.of(environment));
    }

    /** With a port that is free now in place of 0: passkeys must know the address before the first page is asked for. */
    Settings settled() {
        if (port != 0) {
            return this;
        }
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free = probe.getLocalPort();
            URI url = baseUrl.getPort() == 0
                    ? URI.create(baseUrl.getScheme() + "://" + baseUrl.getHost() + ":" + free)
                    : baseUrl;
            return new Settings(free, url, database, keyFile, keys, algorithms, messages, movable, administrator);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no free port", e);
        }
    }

    /** For whom passkeys are made; none where browsers have none: on addresses without a name and, but for localhost, without TLS. */
    Optional<RelyingParty> relyingParty() {
        String host = baseUrl.getHost();
        boolean named = !host.startsWith("[") && !host.matches("[0-9.]+");
        if (!named || !(secure() || host.equals("localhost"))) {
            return Optional.empty();
        }
        return Optional.of(
                RelyingParty.of(host, Server.ISSUER, Set.of(baseUrl.toString())).withAlgorithms(algorithms));
    }

    /** Whether browsers come by HTTPS, so that cookies can be kept to it. */
    boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }

    /** The interface to listen on: passwords in plain HTTP must not leave the machine unless the operator says where to. */
    String host() {
        return onThisMachine() ? "localhost" : "0.0.0.0";
    }

    /** Whether browsers on other machines cannot find it. */
    boolean onThisMachine() {
        return onThisMachine(baseUrl);
    }

    private static boolean onThisMachine(URI url) {
        return LOOPBACK.contains(url.getHost());
    }

    /** Who moves the clock ends the thirty days of any account. */
    private static boolean movable(String text, URI baseUrl) {
        if (text.isEmpty()) {
            return false;
        }
        if (!text.equals("yes") || !onThisMachine(baseUrl)) {
            throw new IllegalArgumentException(
                    "DANGEROUSLY_LET_ANYONE_MOVE_THE_CLOCK is yes or not set, and only with a"
                            + " BASE_URL on this machine");
        }
        return true;
    }

    /** The page for "this was not me", to which its token is appended; none where mail would carry it to a page without TLS. */
    Optional<String> alertPage() {
        return secure() || onThisMachine() ? Optional.of(baseUrl + CancelPages.NOT_ME + "?token=") : Optional.empty();
    }

    /** The host that a text message binds its code to; an address of IPv6 has no place there, and the browser then fills nothing in. */
    String codeHost() {
        String host = baseUrl.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? "localhost" : host;
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("PORT must be a number from 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static List<SignatureAlgorithm> algorithms(String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(name -> SignatureAlgorithm.valueOf(name.strip()))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "PASSKEY_ALGORITHMS must name some of " + Arrays.toString(SignatureAlgorithm.values()), e);
        }
    }

    private static URI baseUrl(String text) {
        String form = "BASE_URL must look like https://sign-in.example.org, with no path";
        try {
            URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean known = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (!known || url.getHost() == null || !url.getPath().isEmpty() || url.getQuery() != null) {
                throw new IllegalArgumentException(form);
            }
            return url;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(form, e);
        }
    }

    /** Without the keys and without the database's password. */
    @Override
    public String toString() {
        return "Settings[port=" + port + ", baseUrl=" + baseUrl + ", keyFile=" + keyFile + "]";
    }
}
