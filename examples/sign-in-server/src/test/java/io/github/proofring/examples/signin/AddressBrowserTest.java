package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A browser adds an email and a phone, and signs in by each with the code from the delivered message")
class AddressBrowserTest {
    private static final String EMAIL = "a•••@e•••.org";
    private static final String PHONE = "••• ••• ••78";

    @TempDir
    Path folder;

    @AutoClose
    private Visitor anna;

    private Browser browser;
    private OutboxReader outbox;

    @BeforeEach
    void open() throws IOException {
        anna = Visitor.in(folder);
        browser = anna.browser;
        outbox = anna.outbox;
        anna.signUp();
    }

    @Test
    @DisplayName(
            "add both, sign in by each, use another way, ask for another code: the old one is refused, the new one is good")
    void wholePath() {
        addEmail();
        addPhone();
        signInByTheLastUsedWay();
        signInByAnotherWay();
        anotherCode();
        confirmBeforeAnApp();
        removeTheEmail();
    }

    @Test
    @DisplayName(
            "WebOTP: a code from a text message is filled in, not sent; the browser is told to stop once the person has sent one")
    void webOtp() {
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                window.OTPCredential ??= class {};
                navigator.credentials.get = options => new Promise((done, fail) => {
                  window.asked = options;
                  window.deliver = code => done({code});
                  options.signal.onabort = () => fail(options.signal.reason);
                });"""));
        browser.click("Add a phone number");
        browser.type("address", "+44 7400 345678");
        browser.click("Send a code");
        browser.awaitState("window.asked?.otp?.transport?.join() === 'sms'");
        browser.evaluate("window.deliver('" + outbox.newest().code() + "')");
        browser.awaitState("document.getElementById('code').value !== ''");
        assertEquals(outbox.newest().code(), browser.typed("code"));
        assertEquals("/security/add-phone", browser.path());
        assertEquals(
                "false true",
                browser.evaluate("const before = asked.signal.aborted;"
                        + " document.querySelector('form[data-text-code]').dispatchEvent(new Event('submit'));"
                        + " return before + ' ' + asked.signal.aborted"));
        browser.click("Confirm");
        assertEquals("/security", browser.path());
    }

    private void addEmail() {
        browser.click("Add an email address");
        browser.look("add-email");
        browser.type("address", "anna at example.org");
        browser.click("Send a code");
        assertTrue(browser.errorAt("address").startsWith("Mail cannot be sent there."), browser.text());
        assertEquals("anna at example.org", browser.typed("address"));
        browser.look("add-email-refused");
        assertEquals(0, outbox.messages().size());
        browser.type("address", "anna@example.org");
        browser.click("Send a code");
        assertTrue(browser.text().contains("We sent a code to " + EMAIL), browser.text());
        browser.look("address-code");
        browser.type("code", wrong(outbox.newest().code()));
        browser.click("Confirm");
        assertEquals("That code is not right. Type the newest one.", browser.errorAt("code"));
        assertTrue(browser.text().contains("We sent a code to " + EMAIL), browser.text());
        browser.type("code", outbox.newest().code());
        browser.click("Confirm");
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains(EMAIL + "\nEmail address\nAdded "), browser.text());
        browser.look("security-email");
    }

    private void addPhone() {
        anna.halfAMinute();
        browser.click("Add a phone number");
        browser.look("add-phone");
        browser.type("address", "+44 56 0000 0000");
        browser.click("Send a code");
        assertEquals(
                "Numbers that ring over the internet cannot be used here. Use the number of a SIM card.",
                browser.errorAt("address"));
        browser.look("add-phone-refused");
        browser.type("address", "07400 345679");
        browser.click("Send a code");
        assertTrue(browser.errorAt("address").startsWith("Begin with +"), browser.text());
        browser.type("address", "+44 7400 345679");
        browser.type("label", "Old phone");
        browser.click("Send a code");
        browser.click("Change the number");
        assertEquals("+44 7400 345679", browser.typed("address"));
        assertEquals("Old phone", browser.typed("label"));
        browser.type("address", "+44 7400 345678");
        browser.type("label", "");
        browser.click("Send a code");
        assertEquals("+447400345678", outbox.newest().to());
        assertTrue(outbox.newest().text().contains("\n@localhost #"), "not bound to this host");
        assertTrue(browser.text().contains("We sent a code to " + PHONE), browser.text());
        browser.type("code", outbox.newest().code());
        browser.click("Confirm");
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains(PHONE + "\nPhone number\nAdded "), browser.text());
        browser.click("Development outbox");
        browser.look("outbox");
        anna.open("/security");
    }

    /** By the phone, which was proved last. */
    private void signInByTheLastUsedWay() {
        anna.comeBack();
        int before = outbox.messages().size();
        assertTrue(browser.text().contains("Send a code to " + PHONE), browser.text());
        browser.look("sign-in-send");
        anna.open("/sign-in/code");
        assertEquals(before, outbox.messages().size(), "a page that was only looked at sent a message");
        browser.click("Send a code to");
        assertEquals("sms", outbox.newest().channel());
        browser.look("sign-in-sent");
        String code = outbox.newest().code();
        browser.type("code", code.substring(0, 3) + " " + code.substring(3));
        browser.click("Sign in");
        assertEquals("/security", browser.path());
    }

    private void signInByAnotherWay() {
        anna.halfAMinute();
        anna.comeBack();
        browser.click("Send a code to");
        browser.click(EMAIL);
        assertTrue(browser.text().contains("Send a code to " + EMAIL), browser.text());
        browser.click("Send a code to");
        assertEquals("email", outbox.newest().channel());
        browser.type("code", outbox.newest().code());
        browser.click("Sign in");
        assertEquals("/security", browser.path());
    }

    private void anotherCode() {
        anna.halfAMinute();
        anna.comeBack();
        assertTrue(browser.text().contains("Send a code to " + EMAIL), "not the way that was used last");
        browser.click("Send a code to");
        String old = outbox.newest().code();
        anna.running.clock().advance(Duration.ofSeconds(10));
        browser.click("Send another code");
        assertTrue(browser.text().contains("You can ask for another code in 20 seconds."), browser.text());
        browser.look("sign-in-too-early");
        assertEquals(old, outbox.newest().code());
        anna.running.clock().advance(Duration.ofSeconds(20));
        browser.click("Send another code");
        assertTrue(browser.text().contains("We sent another code."), browser.text());
        browser.look("sign-in-sent-again");
        assertNotEquals(old, outbox.newest().code());
        browser.type("code", old);
        browser.click("Sign in");
        assertEquals("That code is not right. Type the newest one.", browser.errorAt("code"));
        browser.type("code", outbox.newest().code());
        browser.click("Sign in");
        assertEquals("/security", browser.path());
        assertFalse(browser.text().contains(outbox.newest().to()), "the address in full");
    }

    /** By the phone alone: a mail is worth less than what is there already. */
    private void confirmBeforeAnApp() {
        anna.halfAMinute();
        browser.click("Add an authenticator app");
        assertEquals("/security/confirm", browser.path());
        assertFalse(browser.text().contains(EMAIL), browser.text());
        browser.look("step-up-send");
        browser.click("Send a code to " + PHONE);
        browser.look("step-up-sent");
        browser.type("code", outbox.newest().code());
        browser.click("Continue");
        assertEquals("/security/add", browser.path());
    }

    private void removeTheEmail() {
        anna.halfAMinute();
        browser.click("Back to your security page");
        browser.click("Remove " + EMAIL);
        browser.look("remove-send");
        browser.click("Send a code to " + PHONE);
        browser.look("remove-sent");
        browser.type("code", outbox.newest().code());
        browser.click("Remove it");
        assertEquals("/security", browser.path());
        assertFalse(browser.text().contains(EMAIL), browser.text());
    }

    private static String wrong(String code) {
        return (code.startsWith("0") ? "1" : "0") + code.substring(1);
    }
}
