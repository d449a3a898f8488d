package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A browser that asks for another language than English sees no English, and every page fits a small phone")
class LanguageBrowserTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"de, true", "ar, true", "es, false", "fr, false", "ja, false"})
    @DisplayName("sign-up, an app, an address, recovery codes, a passkey, sign-in, and what goes wrong on the way")
    void walk(String tag, boolean pictures) throws IOException {
        Visitor.needTools();
        try (Visitor anna = Visitor.at(Running.in(folder), folder, "--accept-lang=" + tag)) {
            Reader reader = new Reader(anna.browser, Language.of(Locale.forLanguageTag(tag)), pictures);
            new Walk(anna, anna.browser, reader).whole();
        }
    }

    private record Walk(Visitor anna, Browser browser, Reader reader) {
        void whole() {
            signUp();
            String app = addApp();
            signIn(app);
            addAddress(app);
            changes();
            recoveryCodes(app);
            passkeyTrouble();
        }

        private void signUp() {
            anna.open("/");
            reader.look("home");
            reader.click("sign-up.title");
            anna.fillSignUp(Visitor.PASSWORD + "?");
            reader.click("sign-up.button");
            assertEquals(reader.said("password.repeat"), browser.errorAt("password"));
            reader.look("sign-up-refused");
            anna.fillSignUp(Visitor.PASSWORD);
            reader.click("sign-up.button");
            assertEquals("/security", browser.path());
            reader.look("security-without");
        }

        private String addApp() {
            reader.click("add-app.title");
            reader.look("add-app");
            assertEquals(reader.said("add-app.label"), browser.typed("label"));
            reader.click("add-app.button");
            String uri = reader.scan("scan-app");
            reader.click("scan-app.by-hand");
            reader.click("next-code.title");
            browser.type("code", "1");
            browser.press(reader.said("add-app.label"));
            browser.awaitText(reader.said("problem.wrong-code.digits"));
            reader.look("scan-app-refused");
            browser.type("code", anna.code(uri));
            browser.click(reader.said("add-app.label"));
            browser.awaitText(reader.said("note.method-added"));
            reader.look("security-one");
            return uri;
        }

        private void signIn(String app) {
            reader.click("layout.sign-out");
            reader.look("signed-out");
            reader.click("signed-out.again");
            anna.fillPassword("three little worlds");
            reader.click("sign-in.title");
            assertEquals(reader.said("problem.wrong-password"), browser.errorAt("password"));
            reader.look("sign-in-refused");
            anna.fillPassword(Visitor.PASSWORD);
            reader.click("sign-in.title");
            assertEquals("/sign-in/code", browser.path());
            reader.look("sign-in-code");
            anna.halfAMinute();
            browser.type("code", anna.code(app));
            reader.click("sign-in.title");
            assertEquals("/security", browser.path());
        }

        private void addAddress(String app) {
            anna.open("/security/add-phone");
            reader.look("step-up");
            proveBy(app);
            browser.type("address", "07400 345678");
            reader.click("add-address.button");
            assertEquals(reader.said("problem.country-code-missing"), browser.errorAt("address"));
            reader.look("add-phone-refused");
            anna.open("/security/add-email");
            reader.look("add-email");
            browser.type("address", "anna@example.org");
            reader.click("add-address.button");
            reader.look("address-code");
            reader.click("sent.ask");
            assertTrue(browser.text().contains(reader.said("time.seconds", 30)), browser.text());
            reader.look("address-code-too-early");
            browser.type("code", anna.outbox.newest().code());
            reader.click("address-code.button");
            assertEquals("/security", browser.path());
            reader.look("security-two");
            anna.open("/outbox");
            reader.look("outbox");
            anna.open("/no/such/page");
            reader.look("error");
        }

        private void changes() {
            for (String change : new String[] {"rename", "remove"}) {
                anna.open("/security");
                reader.click("security." + change);
                reader.look(change);
            }
        }

        private void recoveryCodes(String app) {
            anna.open("/security/recovery-codes");
            proveBy(app);
            reader.look("add-recovery-codes");
            reader.click("add-codes.button");
            reader.look("recovery-codes");
            reader.click("codes.button");
            browser.awaitText(reader.said("note.recovery-codes-kept"));
            reader.look("security-three");
            anna.open("/security/recovery-codes");
            reader.look("add-recovery-codes-again");
        }

        /** The browser asks nobody who is verified, and the script says so. */
        private void passkeyTrouble() {
            BrowserPasskeys passkeys = new BrowserPasskeys(browser);
            passkeys.setAutofill(false);
            passkeys.setUserVerified(false);
            anna.open("/security/add-passkey");
            reader.look("add-passkey");
            browser.press(reader.said("add-passkey.button"));
            browser.awaitText(reader.said("passkey.unconfirmed"));
            reader.look("add-passkey-refused");
        }

        private void proveBy(String app) {
            anna.halfAMinute();
            browser.type("code", anna.code(app));
            reader.click("step-up.button");
        }
    }
}
