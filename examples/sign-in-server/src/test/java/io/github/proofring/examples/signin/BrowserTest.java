package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A browser test in headless Chromium walks the whole path by clicking and typing")
class BrowserTest {
    @TempDir
    Path folder;

    @AutoClose
    private Visitor anna;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        anna = Visitor.in(folder);
        browser = anna.browser;
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
        anna.open("/no/such/page");
        assertTrue(browser.text().contains("Nothing is here"), browser.text());
        browser.look("error");
    }

    private void signUp() {
        anna.open("/");
        browser.look("home");
        browser.click("Create an account");
        browser.look("sign-up");
        anna.fillSignUp(Visitor.PASSWORD + "?");
        browser.click("Create account");
        assertEquals("The two were not the same. Please type it twice again.", browser.errorAt("password"));
        assertEquals(anna.name, browser.typed("name"));
        assertEquals("", browser.typed("password"));
        browser.look("sign-up-refused");
        anna.fillSignUp(Visitor.PASSWORD);
        browser.click("Create account");
        assertEquals("/security", browser.path());
        browser.look("security-without");
    }

    /** @return the otpauth URI that the QR code held */
    private String addFirstApp() {
        browser.click("Add an authenticator app");
        browser.look("add-app");
        anna.nameApp("Anna's phone");
        Path picture = browser.look("scan-app");
        String uri = Tools.scan(picture);
        assertTrue(uri.startsWith("otpauth://totp/Proofring:Anna.K?secret="), "another URI");
        browser.click("I cannot scan it");
        browser.look("scan-app-by-hand");
        browser.type("code", "000000".equals(anna.code(uri)) ? "000001" : "000000");
        browser.click("Confirm");
        assertEquals("That code is not right. Type the newest one.", browser.errorAt("code"));
        assertEquals(uri, Tools.scan(browser.look("scan-app-refused")), "the QR code changed after a slip");
        anna.confirmApp(uri);
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("Anna's phone"), browser.text());
        browser.look("security-one");
        return uri;
    }

    private void signOut() {
        anna.signOut();
        browser.look("signed-out");
        anna.open("/security");
        assertEquals("/sign-in", browser.path());
    }

    private void signIn(String app) {
        browser.look("sign-in");
        anna.named("anna.k").fillPassword("three little worlds");
        browser.click("Sign in");
        assertEquals("The user name or the password is not right.", browser.errorAt("password"));
        browser.look("sign-in-refused");
        anna.givePassword();
        browser.look("sign-in-code");
        browser.type("code", anna.code(app));
        browser.click("Sign in");
        assertTrue(browser.text().contains("Wait for the next one"), "the code that enrolled was accepted again");
        browser.look("sign-in-code-refused");
        anna.halfAMinute();
        String used = anna.code(app);
        browser.type("code", used.substring(0, 3) + " " + used.substring(3));
        browser.click("Sign in");
        assertEquals("/security", browser.path());

        anna.comeBack();
        browser.type("code", used);
        browser.click("Sign in");
        assertEquals("/sign-in/code", browser.path(), "one code signed in twice");
        anna.prove(app, "Sign in");
        assertEquals("/security", browser.path());
    }

    private void addSecondApp(String first) {
        browser.click("Add an authenticator app");
        assertEquals("/security/confirm", browser.path());
        browser.look("step-up");
        anna.prove(first, "Continue");
        assertEquals("/security/add", browser.path());
        anna.nameApp("Tablet");
        anna.confirmApp(Tools.scan(browser.look("scan-app-second")));
        assertEquals("/security", browser.path());
        browser.look("security-two");
    }

    private void removeSecondApp(String first) {
        anna.open("/security");
        browser.click("Remove Tablet");
        assertTrue(browser.text().contains("Code from “Anna's phone”"), "asks for the way that is to go");
        browser.look("remove");
        anna.prove(first, "Remove it");
        assertEquals("/security", browser.path());
        assertTrue(!browser.text().contains("Tablet"), browser.text());
        browser.look("security-removed");
    }

    /** The last thing that this phone does here: its codes are used up for the minutes that it is ahead. */
    private void signInWithClockOff(String app) {
        anna.givePassword();
        Instant ahead = anna.now().plus(Duration.ofMinutes(5));
        browser.type("code", Tools.code(app, ahead));
        browser.click("Sign in");
        assertEquals("That code is not right. Type the newest one.", browser.errorAt("code"));
        browser.click("My codes are always refused");
        browser.look("sign-in-clock-off");
        browser.type("code", Tools.code(app, ahead));
        browser.type("next", Tools.code(app, ahead.plusSeconds(30)));
        anna.halfAMinute();
        browser.click("Sign in");
        assertEquals("/security", browser.path());

        anna.comeBack();
        anna.halfAMinute();
        browser.type("code", Tools.code(app, anna.now().plus(Duration.ofMinutes(5))));
        browser.click("Sign in");
        assertEquals("/security", browser.path());
    }
}
