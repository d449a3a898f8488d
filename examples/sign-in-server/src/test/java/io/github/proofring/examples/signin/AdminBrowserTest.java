package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An administrator at headless Chromium, where a user is signed in as well")
class AdminBrowserTest {
    @TempDir
    Path folder;

    @BeforeEach
    void needTools() {
        Visitor.needTools();
    }

    @Test
    @DisplayName(
            "sign-in, an account, suspended and put back, reset, erased; each page fits a phone and has no complaint")
    void wholePath() throws IOException {
        try (Visitor anna = visitor("en")) {
            new Walk(anna.browser).whole();
            anna.open("/security");
            assertEquals("/sign-in", anna.browser.path());
        }
    }

    private record Walk(Browser browser) {
        void whole() {
            signIn();
            find();
            suspend();
            resume();
            reset();
            erase();
        }

        private void signIn() {
            browser.look("admin-sign-in");
            browser.type("name", Administrator.NAME);
            browser.type("password", "one word after the other");
            browser.click("Sign in");
            assertEquals("The name or the password is not right.", browser.errorAt("password"));
            browser.look("admin-sign-in-refused");
            browser.type("password", Administrator.PASSWORD);
            browser.click("Sign in");
            assertTrue(browser.text().contains(Administrator.NAME), browser.text());
        }

        private void find() {
            browser.look("admin");
            browser.type("name", "nobody");
            browser.click("Find");
            assertEquals("No account has this user name.", browser.errorAt("name"));
            browser.type("name", Visitor.NAME);
            browser.click("Find");
            assertTrue(browser.path().startsWith("/admin/accounts/"), browser.path());
            browser.look("admin-account");
            String account = browser.address();
            browser.open(account + "/history");
            assertTrue(browser.text().contains("Added: phone"), browser.text());
            browser.look("admin-history");
            browser.click("Back to the account");
        }

        private void suspend() {
            browser.click("Suspend");
            browser.look("admin-act-suspend");
            browser.type("reason", "é".repeat(33));
            browser.click("Suspend");
            assertTrue(browser.errorAt("reason").contains("at most 64 bytes"), browser.errorAt("reason"));
            browser.look("admin-act-refused");
            browser.type("reason", "telephone lost");
            browser.click("Suspend");
            assertTrue(browser.text().contains("all sessions of the account have ended"), browser.text());
            assertTrue(browser.text().contains("By Grace Öz, administrator: “telephone lost”"), browser.text());
            browser.look("admin-account-suspended");
        }

        private void resume() {
            browser.click("Put back");
            browser.look("admin-act-resume");
            browser.type("reason", "found again");
            browser.click("Put back");
            assertTrue(browser.text().contains("It works again."), browser.text());
        }

        private void reset() {
            browser.click("Remove all ways");
            browser.look("admin-act-reset");
            browser.type("reason", "showed their passport");
            browser.click("Go on");
            assertTrue(browser.text().contains("Your reason: showed their passport"), browser.text());
            browser.look("admin-confirm-reset");
            browser.click("Remove them all");
            assertTrue(browser.text().contains("None but the password."), browser.text());
            browser.look("admin-account-reset");
        }

        private void erase() {
            browser.click("Erase the account");
            browser.type("reason", "asked to");
            browser.click("Go on");
            browser.look("admin-confirm-erase");
            browser.click("Erase it");
            assertEquals("/admin", browser.path());
            assertTrue(browser.text().contains("The account was erased."), browser.text());
            browser.type("name", Visitor.NAME);
            browser.click("Find");
            assertEquals("No account has this user name.", browser.errorAt("name"));
            browser.click("Sign out");
            assertTrue(browser.text().contains("You are signed out."), browser.text());
            assertFalse(browser.text().contains(Administrator.NAME), browser.text());
        }
    }

    @Test
    @DisplayName(
            "by keyboard alone: sign in, find an account, suspend a way and put it back, remove all, erase, sign out")
    void keyboard() throws IOException {
        try (Visitor anna = visitor("en")) {
            Keyboard keyboard = new Keyboard(anna.browser);
            keyboard.type("Name", Administrator.NAME);
            keyboard.type("Password", Administrator.PASSWORD);
            keyboard.enter("Sign in");
            keyboard.type("User name", anna.name);
            keyboard.enter("Find");
            keyboard.enter("Suspend phone");
            keyboard.type("Reason", "telephone lost");
            keyboard.space("Suspend");
            assertTrue(anna.browser.text().contains("Suspended since"), anna.browser.text());
            keyboard.enter("Put back phone");
            keyboard.type("Reason", "found again");
            keyboard.space("Put back");
            assertTrue(anna.browser.text().contains("It works again."), anna.browser.text());
            forGood(keyboard, "Remove all ways", "Remove them all");
            assertTrue(anna.browser.text().contains("None but the password."), anna.browser.text());
            forGood(keyboard, "Erase the account", "Erase it");
            assertTrue(anna.browser.text().contains("The account was erased."), anna.browser.text());
            keyboard.space("Sign out");
            assertTrue(anna.browser.text().contains("You are signed out."), anna.browser.text());
        }
    }

    private static void forGood(Keyboard keyboard, String link, String button) {
        keyboard.enter(link);
        keyboard.type("Reason", "asked to");
        keyboard.enter("Go on");
        keyboard.space(button);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "ja", "ar"})
    @DisplayName("who asks for another language sees no English, and every page fits a small phone")
    void languages(String tag) throws IOException {
        try (Visitor anna = visitor(tag)) {
            Reader reader = new Reader(anna.browser, Language.of(Locale.forLanguageTag(tag)), false);
            new Tour(anna.browser, reader).whole();
        }
    }

    private record Tour(Browser browser, Reader reader) {
        void whole() {
            reader.look("admin-sign-in");
            browser.type("name", Administrator.NAME);
            browser.type("password", Administrator.PASSWORD);
            reader.click("sign-in.title");
            reader.look("admin");
            browser.type("name", Visitor.NAME);
            reader.click("admin.find.button");
            reader.look("admin-account");
            act("admin.suspend", "admin.suspend");
            act("admin.resume", "admin.resume");
            act("admin.reset", "admin.go-on");
            reader.click("admin.reset.button");
            reader.look("admin-account-reset");
            act("admin.erase", "admin.go-on");
            reader.click("admin.erase.button");
            reader.look("admin-erased");
        }

        private void act(String link, String button) {
            reader.click(link);
            reader.look(link);
            browser.type("reason", "1234");
            reader.click(button);
            reader.look(link + "-next");
        }
    }

    /** Anna has an app, and then an administrator opens the sign-in at the same browser. */
    private Visitor visitor(String language) throws IOException {
        Running running = Running.administered(folder, Administrator.SETTINGS);
        Visitor anna = Visitor.at(running, folder, "--accept-lang=" + language);
        anna.open("/sign-up");
        anna.fillSignUp(Visitor.PASSWORD);
        Language words = Language.of(Locale.forLanguageTag(language));
        anna.browser.click(words.say(Sentence.of("sign-up.button")));
        anna.open("/security/add");
        anna.browser.type("label", "phone");
        anna.browser.click(words.say(Sentence.of("add-app.button")));
        anna.browser.type("code", anna.code(anna.browser.attribute("a.on-phone", "href")));
        anna.browser.click(words.say(Sentence.of("scan-app.button", "phone")));
        anna.open("/admin");
        return anna;
    }
}
