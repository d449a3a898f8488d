package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.proofring.webauthn.PendingRegistration;
import io.github.proofring.webauthn.RegistrationRequest;
import io.github.proofring.webauthn.RegistrationResult;
import io.github.proofring.webauthn.RelatedOrigins;
import io.github.proofring.webauthn.RelyingParty;
import io.github.proofring.webauthn.Started;
import io.github.proofring.webauthn.UserHandle;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Related origins in headless Chromium: two hosts with TLS on this machine, one passkey domain")
class RelatedOriginsBrowserTest {
    private static final char[] PASSWORD = "of a test".toCharArray();
    private static final String SHOP = "https://shop.example.net";

    private final RelyingParty party = RelyingParty.of("example.org", "Test", Set.of("https://example.org", SHOP));
    private final RelatedOrigins related = party.relatedOrigins(Set.of("example.net"));

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpsServer server;
    private Browser browser;
    private boolean documented;

    @BeforeEach
    void open() throws IOException, GeneralSecurityException, InterruptedException {
        Tools.need("chromium", "chromedriver");
        KeyStore keys = selfSigned();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
        server.createContext("/", this::answer);
        // A browser opens connections ahead, and one that says nothing yet must not hold up the others.
        server.setExecutor(threads);
        server.start();
        byte[] key = keys.getCertificate("test").getPublicKey().getEncoded();
        String pin = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        browser = new Browser(
                folder.resolve("profile"),
                "--no-proxy-server",
                "--host-resolver-rules=MAP * 127.0.0.1:" + server.getAddress().getPort(),
                "--ignore-certificate-errors-spki-list=" + pin);
        BrowserPasskeys passkeys = new BrowserPasskeys(browser);
        passkeys.setAutofill(false);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean document = exchange.getRequestURI().getPath().equals(RelatedOrigins.PATH);
        byte[] body = (document ? related.json() : "<!doctype html><html lang=en><title>Empty</title>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", document ? RelatedOrigins.MEDIA_TYPE : "text/html");
        exchange.sendResponseHeaders(document && !documented ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private KeyStore selfSigned() throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=example.org",
                        "-ext",
                        "san=dns:example.org,dns:shop.example.net",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext tls(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    @Test
    @DisplayName(
            "§5.11: a page of another domain makes a passkey if the document names it, and is refused if there is none")
    void document() {
        browser.open(SHOP);
        Started<PendingRegistration> started = party.startRegistration(
                RegistrationRequest.of(UserHandle.of(new byte[] {1}), "ada", "Ada", List.of()), Instant.now());
        String create = "const c = await navigator.credentials.create({publicKey:"
                + " PublicKeyCredential.parseCreationOptionsFromJSON(" + started.optionsJson()
                + ")}); return JSON.stringify(c.toJSON());";
        String refused = browser.evaluate(create);
        assertTrue(refused.startsWith("SecurityError"), refused);

        documented = true;
        String json = browser.evaluate(create);
        assertInstanceOf(
                RegistrationResult.Registered.class,
                party.finishRegistration(started.pending(), json, Instant.now()),
                json);
    }
}
