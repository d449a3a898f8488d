package io.github.proofring.examples.signin;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What the operator chose, read once from the environment.
 *
 * @param port     where to listen; 0 takes any free port
 * @param baseUrl  where browsers find the server; its scheme decides about secure cookies
 * @param database a JDBC URL, a {@code postgres://} URL, or the path of an H2 file
 * @param keyFile  where the key ring lives, made on the first start
 * @param keys     the key ring itself, or empty: then the file
 */
record Settings(int port, URI baseUrl, String database, Path keyFile, String keys) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException if a variable cannot be understood; the message names it */
    static Settings of(Map<String, String> environment) {
        int port = port(environment.getOrDefault("PORT", "8080"));
        return new Settings(
                port,
                baseUrl(environment.getOrDefault("BASE_URL", "http://localhost:" + port)),
                environment.getOrDefault("DATABASE_URL", "./data/proofring"),
                Path.of(environment.getOrDefault("KEY_FILE", "./data/proofring.key")),
                environment.getOrDefault("KEY", ""));
    }

    /** Whether browsers come by HTTPS, so that cookies can be kept to it. */
    boolean secure() {
        return "https".equals(baseUrl.getScheme());
    }

    /** The interface to listen on: passwords in plain HTTP must not leave the machine unless the operator says where to. */
    String host() {
        return LOOPBACK.contains(baseUrl.getHost()) ? "localhost" : "0.0.0.0";
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("PORT must be a number from 0 to 65535");
        }
        return Integer.parseInt(text);
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
