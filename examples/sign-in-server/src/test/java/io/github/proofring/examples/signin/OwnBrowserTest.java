package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "In a browser, what an owner has to do besides: be remembered, forget all, suspend a way, read what happened, leave")
class OwnBrowserTest {
    @TempDir
    Path folder;

    @AutoClose
    private Visitor anna;

    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        anna = Visitor.in(folder);
        browser = anna.browser;
        anna.signUp();
    }

    @Test
    @DisplayName(
            "remember this browser, come back with the password alone, forget all, suspend and put back, history, delete")
    void wholeWay() {
        String app = anna.addApp("My phone");
        anna.addPhone("+44 7400 345678", app);
        remember(app);
        forgetAll(app);
        suspend(app);
        history();
        pay(app);
        erase(app);
    }

    private void remember(String app) {
        anna.comeBack();
        browser.click("My phone");
        browser.look("sign-in-remember");
        browser.tick("remember");
        anna.prove(app, "Sign in");
        assertEquals("/security", browser.path());
        anna.signOut();
        browser.click("Sign in again");
        anna.fillPassword(Visitor.PASSWORD);
        browser.click("Sign in");
        assertEquals("/security", browser.path(), "a remembered browser was asked for more");
        browser.click("Your browsers");
        assertTrue(browser.text().contains("your password is enough to sign in here"), browser.text());
        browser.look("devices-remembered");
    }

    private void forgetAll(String app) {
        browser.click("Forget all browsers: this was not me");
        browser.look("forget-all");
        anna.prove(app, "Forget them all");
        assertEquals("/security/devices", browser.path());
        assertTrue(browser.text().contains("All browsers are forgotten"), browser.text());
        browser.look("devices-forgotten");
        browser.click("Forget this browser");
        assertTrue(browser.text().contains("We do not know this browser."), browser.text());
        browser.look("devices-unknown");
        browser.click("Back to your security page");
        anna.comeBack();
        anna.prove(app, "Sign in");
    }

    private void suspend(String app) {
        browser.click("Suspend ••• ••• ••78");
        browser.look("suspend");
        anna.prove(app, "Suspend it");
        assertTrue(browser.text().contains("It is suspended and lets nobody in."), browser.text());
        assertTrue(browser.text().contains("Suspended since"), browser.text());
        browser.look("security-suspended");
        anna.comeBack();
        assertFalse(browser.text().contains("••78"), "a suspended one is offered");
        anna.prove(app, "Sign in");
        browser.click("Put back ••• ••• ••78");
        browser.look("resume");
        anna.prove(app, "Put it back");
        assertFalse(browser.text().contains("Suspended since"), browser.text());
    }

    private void history() {
        browser.click("What happened to your account");
        String text = browser.text();
        int resumed = text.indexOf("Put back: ••• ••• ••78");
        int suspended = text.indexOf("Suspended: ••• ••• ••78");
        int forgotten = text.indexOf("All browsers were forgotten");
        int added = text.indexOf("Added: My phone");
        assertTrue(0 < resumed && resumed < suspended && suspended < forgotten && forgotten < added, text);
        assertTrue(text.contains("With a way of yours: My phone"), text);
        assertTrue(text.contains("from Chrome on Linux, 127.0.0.1"), text);
        browser.look("history");
        browser.click("Back to your security page");
    }

    private void pay(String app) {
        browser.click("How you pay");
        browser.look("billing-wanted");
        browser.click("Pay once a year");
        browser.look("change-plan");
        anna.prove(app, "Change it");
        assertTrue(browser.text().contains("You pay once a year."), browser.text());
        browser.click("Back to your security page");
    }

    private void erase(String app) {
        browser.click("Delete your account");
        browser.look("erase");
        anna.prove(app, "Delete the account");
        assertEquals("/signed-out", browser.path());
        assertTrue(browser.text().contains("Your account is deleted."), browser.text());
        browser.look("erased");
        anna.signUp();
        browser.click("Delete your account");
        browser.look("erase-by-password");
        browser.type("password", Visitor.PASSWORD);
        browser.click("Delete the account");
        assertTrue(browser.text().contains("Your account is deleted."), browser.text());
    }
}
