package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.webauthn.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Passkeys in headless Chromium, by clicks")
class PasskeyBrowserTest {
    private static final String PASSWORD = "three little words";

    @TempDir
    Path folder;

    private Running running;
    private Browser browser;
    private BrowserPasskeys passkeys;

    @BeforeEach
    void open() throws IOException {
        Tools.need("chromium", "chromedriver", "oathtool", "zbarimg");
        running = Running.in(folder);
        openBrowser();
    }

    private void openBrowser() throws IOException {
        browser = new Browser(folder.resolve("profile"));
        passkeys = new BrowserPasskeys(browser);
        passkeys.setAutofill(false);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (running != null) {
            running.close();
        }
    }

    @Test
    @DisplayName(
            "added, used by button, by autofill, and after the password; renamed; removed, and then the browser has forgotten it")
    void wholePath() {
        signUp("anna");
        browser.click("Add a passkey");
        browser.look("add-passkey");
        browser.click("Create a passkey");
        assertEquals("/security", browser.path());
        browser.awaitText("Passkey: only on this one device");
        browser.look("security-passkey");
        assertEquals(1, passkeys.countOf("anna"));

        signOut();
        browser.open(running.url("/sign-in"));
        browser.look("sign-in-passkey");
        browser.click("Sign in with a passkey");
        assertSignedIn("anna");

        signOut();
        passkeys.setAutofill(true);
        browser.open(running.url("/sign-in"));
        browser.awaitPath("/security");
        assertSignedIn("anna");
        passkeys.setAutofill(false);

        signOut();
        givePassword("anna");
        assertEquals("/sign-in/code", browser.path());
        browser.look("sign-in-code-passkey");
        browser.click("Sign in");
        assertSignedIn("anna");

        browser.click("Rename");
        browser.type("label", "The laptop");
        browser.look("rename");
        browser.click("Rename it");
        browser.awaitText("The laptop");
        assertEquals("/security", browser.path());

        addApp();
        browser.click("Remove The laptop");
        browser.look("remove-passkey");
        browser.click("Remove it");
        assertEquals("/security", browser.path());
        assertFalse(browser.text().contains("The laptop"), browser.text());
        browser.awaitText("It was removed");
        awaitNone();
    }

    @Test
    @DisplayName("without user verification, where it is required, nobody is let in and the page says what to do")
    void withoutVerification() {
        signUp("anna");
        browser.click("Add a passkey");
        browser.click("Create a passkey");
        signOut();
        passkeys.setUserVerified(false);
        browser.open(running.url("/sign-in"));
        browser.press("Sign in with a passkey");
        browser.awaitText("Nothing was confirmed. Try again, or use another way.");
        browser.look("sign-in-passkey-refused");
        assertEquals("/sign-in", browser.path());
        passkeys.setUserVerified(true);
        browser.click("Sign in with a passkey");
        assertSignedIn("anna");
    }

    @Test
    @DisplayName("the same authenticator does not make a second passkey for the account")
    void excluded() {
        signUp("anna");
        browser.click("Add a passkey");
        browser.click("Create a passkey");
        browser.click("Add a passkey");
        browser.press("Create a passkey");
        browser.awaitText("Your account has a passkey there already.");
        assertEquals(1, passkeys.credentials().size());
    }

    @Test
    @DisplayName("a key that is safe from quantum computers: ML-DSA")
    void postQuantum() throws IOException {
        close();
        running = Running.in(folder, SignatureAlgorithm.ML_DSA_65);
        openBrowser();
        signUp("anna");
        browser.click("Add a passkey");
        browser.click("Create a passkey");
        signOut();
        browser.open(running.url("/sign-in"));
        browser.click("Sign in with a passkey");
        assertSignedIn("anna");
    }

    @Test
    @DisplayName(
            "a passkey made without asking is tried once, and where the browser does not make one nothing is to be seen")
    void upgradeRefused() {
        signUp("anna");
        // Chromium without a password manager says no, or says nothing for as long as the page is open.
        browser.awaitState("['asked', 'NotAllowedError'].includes(sessionStorage.getItem('upgrade'))");
        assertEquals(0, passkeys.credentials().size());
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("Only your password protects this account."), browser.text());
        assertFalse(browser.text().contains("confirmed"), browser.text());
        browser.look("security-upgrade-refused");
    }

    @Test
    @DisplayName("two accounts in one authenticator are kept apart")
    void twoAccounts() {
        for (String name : new String[] {"anna", "bert"}) {
            signUp(name);
            browser.click("Add a passkey");
            browser.click("Create a passkey");
            signOut();
        }
        assertEquals(2, passkeys.credentials().size());
        for (String name : new String[] {"anna", "bert"}) {
            givePassword(name);
            browser.click("Sign in");
            assertSignedIn(name);
            signOut();
        }
        passkeys.keepOnly("anna");
        browser.open(running.url("/sign-in"));
        browser.click("Sign in with a passkey");
        assertSignedIn("anna");
        signOut();
        givePassword("bert");
        browser.press("Sign in");
        browser.awaitText("Nothing was confirmed.");
    }

    @Test
    @DisplayName("a passkey that is on no account is told to the browser, which forgets it")
    void unknown() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        passkeys.addUnknown("localhost", keys.generateKeyPair().getPrivate().getEncoded());
        assertEquals(1, passkeys.credentials().size());
        browser.open(running.url("/sign-in"));
        browser.click("Sign in with a passkey");
        browser.awaitText("This passkey is on no account here.");
        browser.look("sign-in-passkey-unknown");
        awaitNone();
    }

    /** What the browser is told it does in its own time. */
    private void awaitNone() {
        for (int i = 0; i < 100 && !passkeys.credentials().isEmpty(); i++) {
            browser.text();
        }
        assertEquals(0, passkeys.credentials().size());
    }

    private void signUp(String name) {
        browser.open(running.url("/sign-up"));
        browser.type("name", name);
        browser.type("password", PASSWORD);
        browser.type("repeat", PASSWORD);
        browser.click("Create account");
        assertEquals("/security", browser.path());
    }

    private void givePassword(String name) {
        browser.open(running.url("/sign-in"));
        browser.type("name", name);
        browser.type("password", PASSWORD);
        browser.click("Sign in");
    }

    private void signOut() {
        browser.click("Sign out");
    }

    private void addApp() {
        browser.click("Add an authenticator app");
        assertEquals("/security/confirm", browser.path());
        browser.look("step-up-passkey");
        browser.click("Continue");
        assertEquals("/security/add", browser.path());
        browser.type("label", "Phone");
        browser.click("Continue");
        String uri = Tools.scan(browser.look("scan-app-after-passkey"));
        browser.type("code", Tools.code(uri, running.clock().instant()));
        browser.click("Confirm");
        assertEquals("/security", browser.path());
    }

    private void assertSignedIn(String name) {
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("You sign in as " + name), browser.text());
    }
}
