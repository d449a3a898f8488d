package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A browser makes recovery codes, prints them, and signs in with them")
class RecoveryBrowserTest {

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
    @DisplayName("one code signs in, twice is refused, the next one signs in; a new set voids the old")
    void wholePath() {
        // Whose proof is too weak for a set of codes: a code of the first set allows the second.
        anna.addPhone("+44 7400 345678");
        assertFalse(browser.text().contains("New recovery codes"));
        List<String> codes = make("Make recovery codes");
        assertEquals(10, codes.size());

        comeBackWithoutPhone();
        browser.look("sign-in-recovery");
        browser.type("code", codes.get(0));
        browser.click("Sign in");
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("You used a recovery code, which is spent now."), browser.text());
        assertTrue(browser.text().contains("Recovery codes: 9 left"), browser.text());

        comeBackWithoutPhone();
        browser.type("code", codes.get(0));
        browser.click("Sign in");
        assertEquals("This code was used before. Take another one.", browser.errorAt("code"));
        browser.type("code", codes.get(1).toLowerCase(Locale.ROOT).replace("-", " "));
        browser.click("Sign in");
        assertEquals("/security", browser.path());

        List<String> next = makeAgain(codes.get(2));
        comeBackWithoutPhone();
        browser.type("code", codes.get(3));
        browser.click("Sign in");
        assertTrue(browser.errorAt("code").startsWith("That is none of your recovery codes."), browser.text());
        browser.type("code", next.get(0));
        browser.click("Sign in");
        assertEquals("/security", browser.path());
    }

    private List<String> make(String link) {
        browser.click(link);
        browser.look("add-recovery-codes");
        browser.click("Make");
        browser.look("recovery-codes");
        List<String> codes = shown();
        assertPrints();
        String file = browser.evaluate("return document.querySelector('a[download]').href");
        assertTrue(file.endsWith(String.join("%0A", codes) + "%0A"), file);
        browser.click("I have kept them");
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("Your recovery codes work from now on."), browser.text());
        return codes;
    }

    private List<String> makeAgain(String code) {
        browser.click("New recovery codes");
        browser.type("code", code);
        browser.click("Continue");
        assertTrue(browser.text().contains("the old codes let nobody in any more"), browser.text());
        browser.click("Make new codes");
        List<String> codes = shown();
        browser.click("I have kept them");
        return codes;
    }

    private List<String> shown() {
        String text = browser.evaluate(
                "return [...document.querySelectorAll('.recovery code')].map(code => code.textContent).join(',')");
        return Arrays.asList(text.split(","));
    }

    /** The print button asks the browser to print, and the page on paper has the codes and no buttons. */
    private void assertPrints() {
        browser.evaluate("window.print = () => { window.printed = true; }");
        browser.press("Print");
        browser.awaitState("window.printed === true");
        Map<String, Object> pdf = browser.command("Page.printToPDF", Map.of());
        byte[] bytes = Base64.getDecoder().decode(String.valueOf(pdf.get("data")));
        assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
        browser.command("Emulation.setEmulatedMedia", Map.of("media", "print"));
        assertTrue(browser.text().contains(shown().get(9)), browser.text());
        assertFalse(browser.text().contains("I have kept them"), browser.text());
        browser.command("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    private void comeBackWithoutPhone() {
        anna.comeBack();
        assertTrue(browser.text().contains("Send a code to"), "recovery codes are offered last");
        browser.click("Recovery codes");
    }
}
