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
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Passkeys in headless Chromium, by clicks")
class PasskeyBrowserTest {
    @TempDir
    Path folder;

    @AutoClose
    private Visitor anna;

    private Browser browser;
    private BrowserPasskeys passkeys;

    @BeforeEach
    void open() throws IOException {
        Visitor.needTools();
        openAt(Running.in(folder));
    }

    private void openAt(Running running) throws IOException {
        anna = Visitor.at(running, folder);
        browser = anna.browser;
        passkeys = new BrowserPasskeys(browser);
        passkeys.setAutofill(false);
    }

    @Test
    @DisplayName(
            "added, used by button, by autofill, and after the password; renamed; removed, and then the browser has forgotten it")
    void wholePath() {
        anna.signUp();
        browser.click("Add a passkey");
        browser.look("add-passkey");
        browser.click("Create a passkey");
        assertEquals("/security", browser.path());
        browser.awaitText("Passkey: only on this one device");
        browser.look("security-passkey");
        assertEquals(1, passkeys.countOf(anna.name));

        anna.signOut();
        anna.open("/sign-in");
        browser.look("sign-in-passkey");
        browser.click("Sign in with a passkey");
        assertSignedIn(anna);

        anna.signOut();
        passkeys.setAutofill(true);
        anna.open("/sign-in");
        browser.awaitPath("/security");
        assertSignedIn(anna);
        passkeys.setAutofill(false);

        anna.signOut();
        anna.givePassword();
        browser.look("sign-in-code-passkey");
        browser.click("Sign in");
        assertSignedIn(anna);

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
        anna.signUp();
        addPasskey();
        anna.signOut();
        passkeys.setUserVerified(false);
        anna.open("/sign-in");
        browser.press("Sign in with a passkey");
        browser.awaitText("Nothing was confirmed. Try again, or use another way.");
        browser.look("sign-in-passkey-refused");
        assertEquals("/sign-in", browser.path());
        passkeys.setUserVerified(true);
        browser.click("Sign in with a passkey");
        assertSignedIn(anna);
    }

    @Test
    @DisplayName("the same authenticator does not make a second passkey for the account")
    void excluded() {
        anna.signUp();
        addPasskey();
        browser.click("Add a passkey");
        browser.press("Create a passkey");
        browser.awaitText("Your account has a passkey there already.");
        assertEquals(1, passkeys.credentials().size());
    }

    @Test
    @DisplayName("a key that is safe from quantum computers: ML-DSA")
    void postQuantum() throws IOException {
        anna.close();
        openAt(Running.in(folder, SignatureAlgorithm.ML_DSA_65));
        anna.signUp();
        addPasskey();
        anna.signOut();
        anna.open("/sign-in");
        browser.click("Sign in with a passkey");
        assertSignedIn(anna);
    }

    @Test
    @DisplayName(
            "a passkey made without asking is tried once, and where the browser does not make one nothing is to be seen")
    void upgradeRefused() {
        anna.signUp();
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
        Visitor bert = anna.named("bert");
        for (Visitor each : List.of(anna, bert)) {
            each.signUp();
            addPasskey();
            each.signOut();
        }
        assertEquals(2, passkeys.credentials().size());
        for (Visitor each : List.of(anna, bert)) {
            each.givePassword();
            browser.click("Sign in");
            assertSignedIn(each);
            each.signOut();
        }
        passkeys.keepOnly(anna.name);
        anna.open("/sign-in");
        browser.click("Sign in with a passkey");
        assertSignedIn(anna);
        anna.signOut();
        bert.givePassword();
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
        anna.open("/sign-in");
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

    private void addPasskey() {
        browser.click("Add a passkey");
        browser.click("Create a passkey");
    }

    private void addApp() {
        browser.click("Add an authenticator app");
        assertEquals("/security/confirm", browser.path());
        browser.look("step-up-passkey");
        browser.click("Continue");
        assertEquals("/security/add", browser.path());
        anna.nameApp("Phone");
        anna.confirmApp(Tools.scan(browser.look("scan-app-after-passkey")));
        assertEquals("/security", browser.path());
    }

    private void assertSignedIn(Visitor visitor) {
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("You sign in as " + visitor.name), browser.text());
    }
}
