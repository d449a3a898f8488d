package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "By keyboard alone (WCAG 2.2, 2.1.1 and 2.4.7), whatever an owner does with an account that has a way already")
class KeyboardPathsBrowserTest {
    private static final Pattern LINK = Pattern.compile("https?://\\S+/not-me\\?token=[\\w-]+");
    private static final String BACK = "Back to your security page";
    private static final String APP = "My phone";
    private static final String MAILBOX = "Mailbox";

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
        anna.signUp();
    }

    @Test
    @DisplayName(
            "recovery codes; an address added, renamed, offered first, suspended, put back, removed; browsers, history, billing; the end")
    void ownPaths() {
        String app = anna.addApp(APP);
        makeCodes(app);
        addEmail(app);
        changeEmail(app);
        replaceStops();
        removeEmail(app);
        signIn(app, true);
        forgetAll(app);
        history();
        pay(app);
        erase(app);
    }

    @Test
    @DisplayName("lose everything, open the link of the mail, sign in with what was found again, cancel")
    void lostAndCancelled() {
        String app = anna.addApp(APP);
        anna.addEmail("anna@example.org", app);
        anna.addPhone("+44 7400 345678", app);
        anna.comeBack();
        loseEverything();
        browser.open(link());
        keyboard.space("Go on");
        assertEquals("/cancel", browser.path());
        anna.open("/sign-in");
        signIn(app, false);
        keyboard.enter("Cancel it");
        assertEquals("/cancel", browser.path());
        prove(app, "Cancel it");
        assertEquals("/sign-in", browser.path());
        assertTrue(browser.text().contains("It is cancelled"), browser.text());
    }

    @Test
    @DisplayName("a passkey is made and used: the button that makes the browser ask is reached and pressed")
    void passkey() {
        new BrowserPasskeys(browser).setAutofill(false);
        keyboard.enter("Add a passkey");
        keyboard.type("What do you want to call it?", "The laptop");
        keyboard.enter("Create a passkey");
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("The laptop"), browser.text());
        keyboard.space("Sign out");
        keyboard.enter("Sign in again");
        keyboard.space("Sign in with a passkey");
        assertEquals("/security", browser.path());
    }

    private void makeCodes(String app) {
        keyboard.enter("Make recovery codes");
        confirmIfAsked(app);
        keyboard.space("Make codes");
        keyboard.goTo("Print");
        keyboard.goTo("Download");
        keyboard.space("I have kept them");
        assertTrue(browser.text().contains("Your recovery codes work from now on."), browser.text());
    }

    private void addEmail(String app) {
        keyboard.enter("Add an email address");
        confirmIfAsked(app);
        anna.halfAMinute();
        keyboard.type("Email address", "anna@example.org");
        keyboard.enter("Send a code");
        keyboard.type("Code from the message", anna.outbox.newestCode("email"));
        keyboard.space("Confirm");
        assertEquals("/security", browser.path());
    }

    private void changeEmail(String app) {
        keyboard.enter("Rename a•••@e•••.org");
        chooseApp();
        keyboard.goBackTo("Its new name");
        keyboard.type("Its new name", MAILBOX);
        prove(app, "Rename it");
        assertTrue(browser.text().contains("It has its new name."), browser.text());
        keyboard.enter("Offer first " + MAILBOX);
        prove(app, "Offer it first");
        assertTrue(browser.text().contains(MAILBOX + " Offered first"), browser.text());
        keyboard.enter("Suspend " + MAILBOX);
        prove(app, "Suspend it");
        assertTrue(browser.text().contains("Suspended since"), browser.text());
        keyboard.enter("Put back " + MAILBOX);
        prove(app, "Put it back");
        assertFalse(browser.text().contains("Suspended since"), browser.text());
    }

    private void replaceStops() {
        keyboard.enter("Replace " + MAILBOX);
        keyboard.goTo("Add an authenticator app");
        keyboard.enter("Keep it and go back");
    }

    private void removeEmail(String app) {
        keyboard.enter("Remove " + MAILBOX);
        prove(app, "Remove it");
        assertFalse(browser.text().contains(MAILBOX), browser.text());
    }

    /** @param anew whether to sign out first, and to ask that this browser be remembered */
    private void signIn(String app, boolean anew) {
        if (anew) {
            keyboard.space("Sign out");
            keyboard.enter("Sign in again");
        }
        keyboard.type("User name", anna.name);
        keyboard.type("Password", Visitor.PASSWORD);
        keyboard.space("Sign in");
        assertEquals("/sign-in/code", browser.path());
        giveCode(app);
        if (anew) {
            keyboard.unfold("Do not ask for the second factor in this browser for 30 days");
        }
        keyboard.enter("Sign in");
        assertEquals("/security", browser.path());
    }

    private void forgetAll(String app) {
        keyboard.enter("Your browsers");
        assertTrue(browser.text().contains("your password is enough to sign in here"), browser.text());
        keyboard.enter("Forget all browsers: this was not me");
        prove(app, "Forget them all");
        assertTrue(browser.text().contains("All browsers are forgotten"), browser.text());
        keyboard.space("Forget this browser");
        assertTrue(browser.text().contains("We do not know this browser."), browser.text());
        keyboard.enter(BACK);
    }

    private void history() {
        keyboard.enter("What happened to your account");
        assertTrue(browser.text().contains("Put back: " + MAILBOX), browser.text());
        keyboard.enter(BACK);
    }

    private void pay(String app) {
        keyboard.enter("How you pay");
        keyboard.enter("Pay once a year");
        prove(app, "Change it");
        assertTrue(browser.text().contains("You pay once a year."), browser.text());
        keyboard.enter(BACK);
    }

    private void erase(String app) {
        keyboard.enter("Delete your account");
        prove(app, "Delete the account");
        assertTrue(browser.text().contains("Your account is deleted."), browser.text());
    }

    private void loseEverything() {
        keyboard.enter("I have none of these any more");
        keyboard.goTo("With a new passkey");
        keyboard.enter("I only want all of them removed");
        keyboard.goTo("Remove all in thirty days");
        keyboard.enter("Back");
        keyboard.enter("With a new authenticator app");
        keyboard.type("What do you want to call it?", "My new phone");
        keyboard.space("Continue");
        keyboard.type("Code from the app", anna.code(browser.attribute("a.on-phone", "href")));
        keyboard.space("Confirm “My new phone”");
        assertEquals("/lost/asked", browser.path());
        keyboard.enter("Go on");
        assertEquals("/sign-in/code", browser.path());
        keyboard.space("Sign in as someone else");
    }

    private String link() {
        return anna.outbox.messages().stream()
                .map(message -> LINK.matcher(message.text()))
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow()
                .group();
    }

    private void confirmIfAsked(String app) {
        if (browser.path().startsWith("/security/confirm")) {
            prove(app, "Continue");
        }
    }

    private void prove(String app, String button) {
        giveCode(app);
        keyboard.enter(button);
    }

    private void giveCode(String app) {
        chooseApp();
        anna.halfAMinute();
        keyboard.type("Code from “" + APP + "”", anna.code(app));
    }

    private void chooseApp() {
        if (!browser.text().contains("Code from “")) {
            keyboard.enter(APP);
        }
    }
}
