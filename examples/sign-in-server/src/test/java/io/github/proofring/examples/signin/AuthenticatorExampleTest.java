package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.examples.authenticator.Authenticator;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The two examples together: the authenticator knows nothing of the server but what it shows")
class AuthenticatorExampleTest {
    private static final Pattern CODE = Pattern.compile("  1  (\\d{3}) (\\d{3})  ");

    @TempDir
    Path folder;

    private Running running;

    @BeforeEach
    void start() {
        running = Running.in(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("a screenshot of the page with the QR code enrolls it, and its code signs in from the reopened file")
    void screenshot() throws IOException {
        Tools.need("chromium", "chromedriver");
        Path vault = folder.resolve("vault");
        try (Browser browser = new Browser(folder.resolve("profile"))) {
            browser.open(running.url("/sign-up"));
            browser.type("name", "ada");
            browser.type("password", Person.PASSWORD);
            browser.type("repeat", Person.PASSWORD);
            browser.click("Create account");
            browser.click("Add an authenticator app");
            browser.type("label", "Terminal");
            browser.click("Continue");
            String said = say(vault, browser.look("scan-app-by-authenticator").toString());
            assertTrue(said.contains("Added: Proofring (ada)."), said);
            browser.type("code", code(vault));
            browser.click("Confirm");
            assertEquals("/security", browser.path());

            browser.click("Sign out");
            browser.click("Sign in again");
            browser.type("name", "ada");
            browser.type("password", Person.PASSWORD);
            browser.click("Sign in");
            running.clock().advance(Duration.ofSeconds(30));
            browser.type("code", code(vault));
            browser.click("Sign in");
            assertEquals("/security", browser.path());
        }
    }

    @Test
    @DisplayName("the pasted link enrolls it; and what it exports signs in from another file with another passphrase")
    void linkAndExport() {
        Path vault = folder.resolve("vault");
        Person ada = Person.signUp(running, "ada");
        Client.Answer begun = ada.beginApp("Terminal");
        say(vault, begun.text("/prompt/uri"));
        assertEquals(200, ada.finish(begun.text("/ticket"), code(vault)).status());
        signIn(ada, vault);

        String export = say(vault, "export", "yes")
                .lines()
                .filter(line -> line.contains("otpauth-migration:"))
                .map(line -> line.substring(line.indexOf("otpauth-migration:")))
                .findFirst()
                .orElseThrow();
        Path fresh = folder.resolve("fresh");
        assertTrue(say(fresh, export).contains("Added: Proofring (ada)."));
        signIn(ada, fresh);
    }

    private void signIn(Person person, Path vault) {
        Client.Answer password = person.givePassword();
        person.nextCode();
        Client.Answer begun = person.beginSignIn(password.text("/methods/0/id"));
        Client.Answer done = person.finish(begun.text("/ticket"), code(vault));
        assertEquals(200, done.status(), done.body());
    }

    private String code(Path vault) {
        Matcher code = CODE.matcher(say(vault, "list"));
        assertTrue(code.find());
        return code.group(1) + code.group(2);
    }

    private String say(Path vault, String... lines) {
        String passphrase = "the passphrase of " + vault.getFileName();
        List<String> all = new ArrayList<>(List.of(passphrase));
        if (!Files.exists(vault)) {
            all.add(passphrase);
        }
        all.addAll(List.of(lines));
        StringWriter out = new StringWriter();
        assertTrue(Authenticator.run(vault, new StringReader(String.join("\n", all)), out, running.clock()));
        return out.toString();
    }
}
