package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.proofring.webauthn.AssertionResult;
import io.github.proofring.webauthn.AuthenticationExtensions;
import io.github.proofring.webauthn.AuthenticationOutputs;
import io.github.proofring.webauthn.AuthenticationRequest;
import io.github.proofring.webauthn.LargeBlob;
import io.github.proofring.webauthn.LargeBlobSupport;
import io.github.proofring.webauthn.Passkey;
import io.github.proofring.webauthn.PendingAuthentication;
import io.github.proofring.webauthn.PendingRegistration;
import io.github.proofring.webauthn.PrfInputs;
import io.github.proofring.webauthn.RegistrationExtensions;
import io.github.proofring.webauthn.RegistrationRequest;
import io.github.proofring.webauthn.RegistrationResult;
import io.github.proofring.webauthn.RelyingParty;
import io.github.proofring.webauthn.Started;
import io.github.proofring.webauthn.UserHandle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The extensions of passkeys as headless Chromium has them, on an empty page")
class ExtensionsBrowserTest {
    private static final UserHandle USER = UserHandle.of(new byte[] {1, 2, 3});
    private static final byte[] PAGE =
            "<!doctype html><html lang=en><title>Empty</title>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private HttpServer server;
    private Browser browser;
    private RelyingParty party;

    @BeforeEach
    void open() throws IOException {
        Tools.need("chromium", "chromedriver");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
            exchange.close();
        });
        server.start();
        String origin = "http://localhost:" + server.getAddress().getPort();
        party = RelyingParty.of("localhost", "Test", Set.of(origin));
        browser = new Browser(folder.resolve("profile"));
        new BrowserPasskeys(browser, Map.of("hasPrf", true, "hasLargeBlob", true));
        browser.open(origin);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    private RegistrationResult.Registered register(RegistrationExtensions extensions) {
        Started<PendingRegistration> started = party.startRegistration(
                RegistrationRequest.of(USER, "ada", "Ada", List.of()).withExtensions(extensions), Instant.now());
        String json = browser.evaluate("const c = await navigator.credentials.create({publicKey:"
                + " PublicKeyCredential.parseCreationOptionsFromJSON(" + started.optionsJson()
                + ")}); return JSON.stringify(c.toJSON());");
        return assertInstanceOf(
                RegistrationResult.Registered.class, party.finishRegistration(started.pending(), json, Instant.now()));
    }

    private AuthenticationOutputs signIn(Passkey passkey, AuthenticationExtensions extensions) {
        Started<PendingAuthentication> started = party.startAuthentication(
                AuthenticationRequest.of(USER, List.of(passkey.descriptor())).withExtensions(extensions),
                Instant.now());
        String json = browser.evaluate("const c = await navigator.credentials.get({publicKey:"
                + " PublicKeyCredential.parseRequestOptionsFromJSON(" + started.optionsJson()
                + ")}); return JSON.stringify(c.toJSON());");
        return assertInstanceOf(
                        AssertionResult.Asserted.class,
                        party.finishAuthentication(started.pending(), passkey, json, Instant.now()))
                .extensions();
    }

    @Test
    @DisplayName(
            "prf: one input always gives the same 32 bytes, another one others; credProps tells that it is discoverable")
    void prf() {
        RegistrationResult.Registered made = register(RegistrationExtensions.NONE.withPrf());
        assertEquals(Optional.of(true), made.discoverable());
        assertEquals(Optional.of(true), made.extensions().prfEnabled());
        AuthenticationExtensions two =
                AuthenticationExtensions.NONE.withPrf(PrfInputs.of(new byte[] {1}, new byte[] {2}));
        var first = signIn(made.passkey(), two).prf().orElseThrow();
        var again = signIn(made.passkey(), two).prf().orElseThrow();
        assertEquals(32, first.revealFirst().length);
        assertArrayEquals(first.revealFirst(), again.revealFirst());
        assertArrayEquals(
                first.revealSecond().orElseThrow(),
                signIn(made.passkey(), AuthenticationExtensions.NONE.withPrf(PrfInputs.of(new byte[] {2})))
                        .prf()
                        .orElseThrow()
                        .revealFirst());
        assertFalse(java.util.Arrays.equals(
                first.revealFirst(), first.revealSecond().orElseThrow()));
    }

    @Test
    @DisplayName("largeBlob: what was written is read, and before that nothing")
    void largeBlob() {
        RegistrationResult.Registered made =
                register(RegistrationExtensions.NONE.withLargeBlob(LargeBlobSupport.REQUIRED));
        assertEquals(Optional.of(true), made.extensions().largeBlobSupported());
        LargeBlob blob = LargeBlob.of("certificate".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                Optional.empty(),
                signIn(made.passkey(), AuthenticationExtensions.NONE.withLargeBlobRead())
                        .largeBlob());
        assertEquals(
                Optional.of(true),
                signIn(made.passkey(), AuthenticationExtensions.NONE.withLargeBlobWrite(blob))
                        .largeBlobWritten());
        assertEquals(
                Optional.of(blob),
                signIn(made.passkey(), AuthenticationExtensions.NONE.withLargeBlobRead())
                        .largeBlob());
    }

    @Test
    @DisplayName("an extension that was not asked for is not told")
    void unasked() {
        RegistrationResult.Registered made = register(RegistrationExtensions.NONE);
        assertTrue(made.extensions().prfEnabled().isEmpty());
        assertTrue(signIn(made.passkey(), AuthenticationExtensions.NONE).prf().isEmpty());
    }
}
