package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("In a browser, the life of an account: add, replace, remove, lose everything, cancel, and the thirty days")
class LifeCycleBrowserTest {
    private static final Pattern LINK = Pattern.compile("https?://\\S+/not-me\\?token=[\\w-]+");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    @AutoClose
    private Visitor anna;

    private Browser browser;
    private OutboxReader outbox;

    @BeforeEach
    void open() throws IOException {
        Visitor.needTools();
        anna = Visitor.at(Running.movable(folder), folder);
        browser = anna.browser;
        outbox = anna.outbox;
        anna.signUp();
    }

    @Test
    @DisplayName(
            "add three, replace one, remove one with another's proof, lose everything, be restricted, cancel with an old one")
    void toTheCancel() {
        String app = anna.addApp("My phone");
        anna.addEmail("anna@example.org", app);
        anna.addPhone("+44 7400 345678", app);
        assertEquals(1, alerts("phone number").size(), "the mailbox is told of the phone, once");
        chooseDefault(app);
        String newer = replaceApp(app);
        removeTheEmail(newer);
        anna.addEmail("anna@example.net", newer);
        anna.open("/security");
        browser.look("security-three");

        loseEverything();
        restricted(newer);
        cancelByLink(newer);
    }

    @Test
    @DisplayName("lose everything, and thirty days later the new way is the only one")
    void toTheEnd() {
        String app = anna.addApp("My phone");
        anna.addPhone("+44 7400 345678", app);
        String set = loseEverything();
        anna.open("/development/clock");
        browser.look("clock");
        int today = 0;
        for (int day : List.of(1, 7, 14, 21, 28)) {
            int before = alerts("").size();
            anna.letPass(day - today);
            today = day;
            assertTrue(alerts("").size() > before, "no reminder on day " + day);
        }
        anna.letPass(30 - today);
        anna.givePassword();
        assertTrue(browser.text().contains("Code from “My new phone”"), browser.text());
        assertFalse(browser.text().contains("My phone"), browser.text());
        anna.prove(set, "Sign in");
        assertEquals("/security", browser.path());
        assertTrue(browser.text().contains("My new phone"), browser.text());
        assertFalse(browser.text().contains("••• ••• ••78"), browser.text());
        browser.look("security-after-thirty-days");
    }

    private void chooseDefault(String app) {
        browser.click("Offer first My phone");
        browser.look("default");
        anna.prove(app, "Offer it first");
        assertTrue(browser.text().contains("It is offered first from now on."), browser.text());
        assertTrue(browser.text().contains("My phone Offered first"), browser.text());
    }

    /** The other way round is not possible: the old one stays until the new one was proved. */
    private String replaceApp(String old) {
        browser.click("Replace My phone");
        browser.look("replace");
        browser.click("Add an authenticator app");
        anna.confirmIfAsked(old);
        String newer = anna.setUpApp("My newer phone");
        assertTrue(browser.path().startsWith("/security/remove/"), browser.path());
        assertTrue(browser.text().contains("Now you can remove the old one."), browser.text());
        browser.look("replace-remove");
        anna.prove(newer, "Remove it");
        assertEquals("/security", browser.path());
        assertFalse(browser.text().contains("My phone"), browser.text());
        return newer;
    }

    private void removeTheEmail(String app) {
        browser.click("Remove a•••@e•••.org");
        anna.prove(app, "Remove it");
        assertTrue(browser.text().contains("It was removed from your account."), browser.text());
        assertTrue(
                outbox.messages().stream()
                        .anyMatch(message -> message.to().equals("anna@example.org")
                                && message.text().contains("removed")),
                "the removed address was not told");
    }

    private String loseEverything() {
        anna.comeBack();
        browser.click("I have none of these any more");
        browser.look("lost");
        browser.click("I only want all of them removed");
        browser.look("remove-all");
        browser.click("Back");
        browser.click("With a new authenticator app");
        browser.look("lost-app");
        String set = anna.setUpApp("My new phone");
        assertEquals("/lost/asked", browser.path());
        assertTrue(browser.text().contains(DAY.format(anna.now().plus(Duration.ofDays(30)))), browser.text());
        browser.look("lost-asked");
        return set;
    }

    private void restricted(String app) {
        anna.givePassword();
        assertTrue(browser.text().contains("all your ways to sign in are replaced"), browser.text());
        browser.look("sign-in-restricted");
        anna.prove(app, "Sign in");
        assertEquals("/security", browser.path());
        browser.look("security-restricted");
        for (String change : List.of("Rename", "Replace", "Add a", "Offer")) {
            assertFalse(browser.text().contains(change + " "), change + " is offered:\n" + browser.text());
        }
        anna.open("/security/add");
        assertTrue(browser.text().contains("This cannot be changed before"), browser.text());
        browser.look("add-restricted");
        anna.open("/billing");
        assertTrue(browser.text().contains("This cannot be changed before"), browser.text());
        browser.look("billing-restricted");
        anna.open("/billing/yearly");
        assertTrue(browser.text().contains("This cannot be changed before"), browser.text());
        anna.open("/billing");
        assertTrue(browser.text().contains("You pay every month."), browser.text());
    }

    /** As the owner who reads their mail, while somebody else's wrong codes make every other cancel wait. */
    private void cancelByLink(String app) {
        String link = outbox.messages().stream()
                .map(message -> LINK.matcher(message.text()))
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow()
                .group();
        failCancels();
        anna.open("/security");
        anna.signOut();
        browser.open(link);
        browser.look("not-me");
        browser.click("Go on");
        assertEquals("/cancel", browser.path());
        browser.look("cancel");
        anna.open("/security");
        assertEquals("/sign-in", browser.path(), "the link lets nobody in");
        anna.open("/cancel");
        anna.prove(app, "Cancel it");
        assertEquals("/sign-in", browser.path());
        assertTrue(browser.text().contains("It is cancelled"), browser.text());
        browser.look("cancelled");
        browser.open(link);
        browser.click("Go on");
        assertTrue(browser.text().contains("There is nothing to cancel"), browser.text());
        anna.givePassword();
        anna.prove(app, "Sign in");
        browser.click("How you pay");
        browser.click("Pay once a year");
        anna.prove(app, "Change it");
        assertTrue(browser.text().contains("You pay once a year."), browser.text());
        browser.look("billing");
    }

    private void failCancels() {
        anna.open("/cancel");
        if (!browser.text().contains("Code from “")) {
            browser.click("phone");
        }
        for (int i = 0; i < 5; i++) {
            browser.type("code", "000000");
            browser.click("Cancel it");
        }
        assertTrue(browser.text().contains("we slow this down"), browser.text());
    }

    private List<OutboxReader.Message> alerts(String about) {
        return outbox.alerts().stream()
                .filter(message -> message.text().contains(about))
                .toList();
    }
}
