package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("In a browser, the life of an account: add, replace, remove, lose everything, cancel, and the thirty days")
class LifeCycleBrowserTest {
    private static final String NAME = "Anna.K";
    private static final String PASSWORD = "three little words";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/not-me\\?token=[\\w-]+");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Running running;
    private OutboxReader outbox;
    private Browser browser;
    private Duration ahead = Duration.ZERO;

    @BeforeEach
    void open() throws IOException {
        Tools.need("chromium", "chromedriver");
        running = Running.movable(folder);
        outbox = OutboxReader.of(running);
        browser = new Browser(folder.resolve("profile"));
        browser.open(running.url("/sign-up"));
        browser.type("name", NAME);
        browser.type("password", PASSWORD);
        browser.type("repeat", PASSWORD);
        browser.click("Create account");
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
            "add three, replace one, remove one with another's proof, lose everything, be restricted, cancel with an old one")
    void toTheCancel() {
        AuthenticatorApp app = addApp("My phone");
        addEmail("anna@example.org", app);
        addPhone("+44 7400 345678", app);
        assertEquals(1, alerts("phone number").size(), "the mailbox is told of the phone, once");
        chooseDefault(app);
        AuthenticatorApp newer = replaceApp(app);
        removeTheEmail(newer);
        addEmail("anna@example.net", newer);
        browser.open(running.url("/security"));
        browser.look("security-three");

        loseEverything();
        restricted(newer);
        cancelByLink(newer);
    }

    @Test
    @DisplayName("lose everything, and thirty days later the new way is the only one")
    void toTheEnd() {
        AuthenticatorApp app = addApp("My phone");
        addPhone("+44 7400 345678", app);
        AuthenticatorApp set = loseEverything();
        for (int day : List.of(1, 7, 14, 21, 28)) {
            int before = alerts("").size();
            moveTo(day);
            assertTrue(alerts("").size() > before, "no reminder on day " + day);
        }
        moveTo(30);
        givePassword();
        assertTrue(browser.text().contains("Code from “My new phone”"), browser.text());
        assertFalse(browser.text().contains("My phone"), browser.text());
        prove(set, "Sign in");
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("My new phone"), browser.text());
        assertFalse(browser.text().contains("••• ••• ••78"), browser.text());
        browser.look("security-after-thirty-days");
    }

    private AuthenticatorApp addApp(String label) {
        browser.click("Add an authenticator app");
        return nameAndScan(label);
    }

    private AuthenticatorApp nameAndScan(String label) {
        browser.type("label", label);
        browser.click("Continue");
        AuthenticatorApp app = AuthenticatorApp.fromUri(browser.attribute("a.on-phone", "href"));
        browser.type("code", app.code(now()));
        browser.click("Confirm");
        pass(Duration.ofMinutes(1));
        return app;
    }

    private void addEmail(String address, AuthenticatorApp app) {
        browser.click("Add an email address");
        confirmIfAsked(app);
        browser.type("address", address);
        browser.click("Send a code");
        browser.type("code", newestCode("email"));
        browser.click("Confirm");
        assertEquals("/security", browser.path());
        pass(Duration.ofMinutes(1));
    }

    private void addPhone(String number, AuthenticatorApp app) {
        browser.click("Add a phone number");
        confirmIfAsked(app);
        browser.type("address", number);
        browser.click("Send a code");
        browser.type("code", newestCode("sms"));
        browser.click("Confirm");
        assertEquals("/security", browser.path());
        pass(Duration.ofMinutes(1));
    }

    private void confirmIfAsked(AuthenticatorApp app) {
        if (browser.path().startsWith("/security/confirm")) {
            useApp();
            prove(app, "Continue");
        }
    }

    private void chooseDefault(AuthenticatorApp app) {
        browser.click("Offer first My phone");
        browser.look("default");
        useApp();
        prove(app, "Offer it first");
        assertTrue(browser.text().contains("It is offered first from now on."), browser.text());
        assertTrue(browser.text().contains("My phone Offered first"), browser.text());
    }

    /** The other way round is not possible: the old one stays until the new one was proved. */
    private AuthenticatorApp replaceApp(AuthenticatorApp old) {
        browser.click("Replace My phone");
        browser.look("replace");
        browser.click("Add an authenticator app");
        confirmIfAsked(old);
        AuthenticatorApp newer = nameAndScan("My newer phone");
        assertTrue(browser.path().startsWith("/security/remove/"), browser.path());
        assertTrue(browser.text().contains("Now you can remove the old one."), browser.text());
        browser.look("replace-remove");
        prove(newer, "Remove it");
        assertEquals("/security", browser.path());
        assertFalse(browser.text().contains("My phone"), browser.text());
        return newer;
    }

    private void removeTheEmail(AuthenticatorApp app) {
        browser.click("Remove a•••@e•••.org");
        useApp();
        prove(app, "Remove it");
        assertTrue(browser.text().contains("It was removed from your account."), browser.text());
        assertTrue(
                outbox.messages().stream()
                        .anyMatch(message -> message.to().equals("anna@example.org")
                                && message.text().contains("removed")),
                "the removed address was not told");
    }

    private AuthenticatorApp loseEverything() {
        givePassword();
        browser.click("I have none of these any more");
        browser.look("lost");
        browser.click("With a new authenticator app");
        browser.look("lost-app");
        AuthenticatorApp set = nameAndScan("My new phone");
        assertEquals("/lost/asked", browser.path());
        assertTrue(browser.text().contains(DAY.format(now().plus(Duration.ofDays(30)))), browser.text());
        browser.look("lost-asked");
        return set;
    }

    private void restricted(AuthenticatorApp app) {
        givePassword();
        assertTrue(browser.text().contains("all your ways to sign in are replaced"), browser.text());
        browser.look("sign-in-restricted");
        useApp();
        prove(app, "Sign in");
        assertEquals("/security", browser.path());
        browser.look("security-restricted");
        for (String change : List.of("Rename", "Replace", "Add a", "Offer")) {
            assertFalse(browser.text().contains(change + " "), change + " is offered:\n" + browser.text());
        }
        browser.open(running.url("/security/add"));
        assertTrue(browser.text().contains("This cannot be changed before"), browser.text());
        browser.look("add-restricted");
        browser.open(running.url("/billing"));
        assertTrue(browser.text().contains("This cannot be changed before"), browser.text());
        browser.look("billing-restricted");
        browser.open(running.url("/billing/yearly"));
        assertTrue(browser.text().contains("This cannot be changed before"), browser.text());
        browser.open(running.url("/billing"));
        assertTrue(browser.text().contains("You pay every month."), browser.text());
    }

    /** As the owner who reads their mail, while somebody else's wrong codes make every other cancel wait. */
    private void cancelByLink(AuthenticatorApp app) {
        String link = outbox.messages().stream()
                .map(message -> LINK.matcher(message.text()))
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow()
                .group();
        failCancels();
        browser.open(running.url("/security"));
        browser.click("Sign out");
        browser.open(link);
        browser.look("not-me");
        browser.click("Go on");
        assertEquals("/cancel", browser.path());
        browser.look("cancel");
        browser.open(running.url("/security"));
        assertEquals("/sign-in", browser.path(), "the link lets nobody in");
        browser.open(running.url("/cancel"));
        useApp();
        prove(app, "Cancel it");
        assertEquals("/sign-in", browser.path());
        assertTrue(browser.text().contains("It is cancelled"), browser.text());
        browser.look("cancelled");
        browser.open(link);
        browser.click("Go on");
        assertTrue(browser.text().contains("There is nothing to cancel"), browser.text());
        givePassword();
        useApp();
        prove(app, "Sign in");
        browser.click("How you pay");
        browser.click("Pay once a year");
        useApp();
        prove(app, "Change it");
        assertTrue(browser.text().contains("You pay once a year."), browser.text());
        browser.look("billing");
    }

    private void failCancels() {
        browser.open(running.url("/cancel"));
        useApp();
        for (int i = 0; i < 5; i++) {
            browser.type("code", "000000");
            browser.click("Cancel it");
        }
        assertTrue(browser.text().contains("we slow this down"), browser.text());
    }

    private void givePassword() {
        browser.open(running.url("/signed-out"));
        if (browser.text().contains("Sign out\n")) {
            browser.click("Sign out");
        }
        browser.open(running.url("/sign-in"));
        browser.type("name", NAME);
        browser.type("password", PASSWORD);
        browser.click("Sign in");
        assertEquals("/sign-in/code", browser.path());
    }

    /** Whatever way the page asks for first. */
    private void useApp() {
        if (!browser.text().contains("Code from “")) {
            browser.click("phone");
        }
    }

    private void prove(AuthenticatorApp app, String button) {
        browser.type("code", app.code(now()));
        browser.click(button);
        pass(Duration.ofMinutes(1));
    }

    private String newestCode(String channel) {
        return outbox.messages().stream()
                .filter(message -> message.channel().equals(channel))
                .filter(message -> message.text().matches("(?s).*\\b[0-9]{6,8}\\b.*"))
                .findFirst()
                .orElseThrow()
                .code();
    }

    private List<OutboxReader.Message> alerts(String about) {
        return outbox.messages().stream()
                .filter(message -> !message.text().matches("(?s).*\\b[0-9]{6,8}\\b.*"))
                .filter(message -> message.text().contains(about))
                .toList();
    }

    /** To this day after the request, from a page that only a loudly named setting brings. */
    private void moveTo(int day) {
        browser.open(running.url("/development/clock"));
        long days = day - ahead.toDays();
        browser.type("days", Long.toString(days));
        browser.click("Move the clock");
        ahead = ahead.plusDays(days);
    }

    private Instant now() {
        return running.clock().instant().plus(ahead);
    }

    private void pass(Duration time) {
        running.clock().advance(time);
    }
}
