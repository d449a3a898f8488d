package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "By keyboard alone (WCAG 2.2, 2.1.1 and 2.4.7): Tab leads to each control, and it is seen which one has the focus")
class KeyboardBrowserTest {
    @TempDir
    Path folder;

    @AutoClose
    private Visitor anna;

    private Browser browser;
    private Keyboard keyboard;

    @BeforeEach
    void open() throws IOException {
        anna = Visitor.in(folder);
        browser = anna.browser;
        keyboard = new Keyboard(browser);
    }

    @Test
    @DisplayName("sign up, add an authenticator app, sign out, sign in with it")
    void wholePath() {
        signUp();
        String app = addApp();
        keyboard.space("Sign out");
        assertEquals("/signed-out", browser.path());
        browser.check("signed-out");
        signIn(app);
    }

    private void signUp() {
        anna.open("/");
        browser.check("home");
        keyboard.enter("Create an account");
        browser.check("sign-up");
        keyboard.type("User name", anna.name);
        keyboard.type("Password", Visitor.PASSWORD);
        keyboard.type("The same password again", Visitor.PASSWORD);
        keyboard.space("Create account");
        assertEquals("/security", browser.path());
        browser.check("security-without");
    }

    private String addApp() {
        keyboard.enter("Add an authenticator app");
        browser.check("add-app");
        keyboard.type("What do you want to call it?", "Anna's phone");
        keyboard.space("Continue");
        String uri = browser.attribute("a.on-phone", "href");
        keyboard.unfold("I cannot scan it");
        assertTrue(browser.text().contains("In your app choose to type a key"), browser.text());
        browser.check("scan-app-by-hand");
        keyboard.type("Code from the app", anna.code(uri));
        keyboard.space("Confirm “Anna's phone”");
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("Anna's phone"), browser.text());
        browser.check("security-one");
        return uri;
    }

    private void signIn(String app) {
        keyboard.enter("Sign in again");
        browser.check("sign-in");
        keyboard.type("User name", anna.name);
        keyboard.type("Password", Visitor.PASSWORD);
        keyboard.space("Sign in");
        assertEquals("/sign-in/code", browser.path());
        browser.check("sign-in-code");
        anna.halfAMinute();
        keyboard.type("Code from “Anna's phone”", anna.code(app));
        keyboard.enter("Sign in");
        assertEquals("/security", browser.path());
    }
}
