package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A browser test in headless Chromium walks the whole path by clicking and typing")
class BrowserTest {
    private static final String NAME = "Anna.K";
    private static final String PASSWORD = "three little words";

    @TempDir
    Path folder;

    private Running running;
    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        Tools.need("chromium", "chromedriver", "oathtool", "zbarimg");
        running = Running.in(folder);
        browser = new Browser(folder.resolve("profile"));
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
            "account, QR code from a screenshot, code, sign out, sign in, the same code refused; a second way, and its removal")
    void wholePath() {
        signUp();
        String phone = addFirstApp();
        signOut();
        signIn(phone);
        addSecondApp(phone);
        removeSecondApp(phone);
        signOut();
        signInWithClockOff(phone);
    }

    @Test
    @DisplayName("an address that is none of ours gets a friendly page")
    void lost() {
        browser.open(running.url("/no/such/page"));
        assertTrue(browser.text().contains("Nothing is here"), browser.text());
        browser.look("error");
    }

    private void signUp() {
        browser.open(running.url("/"));
        browser.look("home");
        browser.click("Create an account");
        browser.look("sign-up");
        browser.type("name", NAME);
        browser.type("password", PASSWORD);
        browser.type("repeat", PASSWORD + "?");
        browser.click("Create account");
        assertEquals("The two were not the same. Please type it twice again.", browser.errorAt("password"));
        assertEquals(NAME, browser.typed("name"));
        assertEquals("", browser.typed("password"));
        browser.look("sign-up-refused");
        browser.type("password", PASSWORD);
        browser.type("repeat", PASSWORD);
        browser.click("Create account");
        assertEquals("/security", browser.path());
        browser.look("security-without");
    }

    /** @return the otpauth URI that the QR code held */
    private String addFirstApp() {
        browser.click("Add an authenticator app");
        browser.look("add-app");
        browser.type("label", "Anna's phone");
        browser.click("Continue");
        Path picture = browser.look("scan-app");
        String uri = Tools.scan(picture);
        assertTrue(uri.startsWith("otpauth://totp/Proofring:Anna.K?secret="), "another URI");
        browser.click("I cannot scan it");
        browser.look("scan-app-by-hand");
        browser.type("code", "000000".equals(code(uri)) ? "000001" : "000000");
        browser.click("Confirm");
        assertEquals("That code is not right. Type the newest one.", browser.errorAt("code"));
        assertEquals(uri, Tools.scan(browser.look("scan-app-refused")), "the QR code changed after a slip");
        browser.type("code", code(uri));
        browser.click("Confirm");
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("Anna's phone"), browser.text());
        browser.look("security-one");
        return uri;
    }

    private void signOut() {
        browser.click("Sign out");
        assertEquals("/signed-out", browser.path());
        browser.look("signed-out");
        browser.open(running.url("/security"));
        assertEquals("/sign-in", browser.path());
    }

    private void signIn(String app) {
        browser.look("sign-in");
        browser.type("name", "anna.k");
        browser.type("password", "three little worlds");
        browser.click("Sign in");
        assertEquals("The user name or the password is not right.", browser.errorAt("password"));
        browser.look("sign-in-refused");
        givePassword();
        browser.look("sign-in-code");
        browser.type("code", code(app));
        browser.click("Sign in");
        assertTrue(browser.text().contains("Wait for the next one"), "the code that enrolled was accepted again");
        browser.look("sign-in-code-refused");
        nextCode();
        String used = code(app);
        browser.type("code", used.substring(0, 3) + " " + used.substring(3));
        browser.click("Sign in");
        assertEquals("/security", browser.path());

        browser.click("Sign out");
        browser.click("Sign in again");
        givePassword();
        browser.type("code", used);
        browser.click("Sign in");
        assertEquals("/sign-in/code", browser.path(), "one code signed in twice");
        nextCode();
        browser.type("code", code(app));
        browser.click("Sign in");
        assertEquals("/security", browser.path());
    }

    private void addSecondApp(String first) {
        browser.click("Add an authenticator app");
        assertEquals("/security/confirm", browser.path());
        browser.look("step-up");
        nextCode();
        browser.type("code", code(first));
        browser.click("Continue");
        assertEquals("/security/add", browser.path());
        browser.type("label", "Tablet");
        browser.click("Continue");
        browser.type("code", code(Tools.scan(browser.look("scan-app-second"))));
        browser.click("Confirm");
        assertEquals("/security", browser.path());
        browser.look("security-two");
    }

    private void removeSecondApp(String first) {
        browser.open(running.url("/security"));
        browser.click("Remove Tablet");
        assertTrue(browser.text().contains("Code from “Anna's phone”"), "asks for the way that is to go");
        browser.look("remove");
        nextCode();
        browser.type("code", code(first));
        browser.click("Remove it");
        assertEquals("/security", browser.path());
        assertTrue(!browser.text().contains("Tablet"), browser.text());
        browser.look("security-removed");
    }

    /** The last thing that this phone does here: its codes are used up for the minutes that it is ahead. */
    private void signInWithClockOff(String app) {
        givePassword();
        Instant ahead = running.clock().instant().plus(Duration.ofMinutes(5));
        browser.type("code", Tools.code(app, ahead));
        browser.click("Sign in");
        assertEquals("That code is not right. Type the newest one.", browser.errorAt("code"));
        browser.click("My codes are always refused");
        browser.look("sign-in-clock-off");
        browser.type("code", Tools.code(app, ahead));
        browser.type("next", Tools.code(app, ahead.plusSeconds(30)));
        nextCode();
        browser.click("Sign in");
        assertEquals("/security", browser.path());

        browser.click("Sign out");
        browser.click("Sign in again");
        givePassword();
        nextCode();
        browser.type("code", Tools.code(app, running.clock().instant().plus(Duration.ofMinutes(5))));
        browser.click("Sign in");
        assertEquals("/security", browser.path());
    }

    private void givePassword() {
        browser.type("name", NAME);
        browser.type("password", PASSWORD);
        browser.click("Sign in");
        assertEquals("/sign-in/code", browser.path());
    }

    private String code(String uri) {
        return Tools.code(uri, running.clock().instant());
    }

    private void nextCode() {
        running.clock().advance(Duration.ofSeconds(30));
    }
}
