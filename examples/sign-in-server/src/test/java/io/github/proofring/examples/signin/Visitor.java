package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A person at a browser in front of a server of their own: the steps that the tests in the browser are made of. */
final class Visitor implements AutoCloseable {
    static final String NAME = "Anna.K";
    static final String PASSWORD = Person.PASSWORD;

    final Running running;
    final Browser browser;
    final OutboxReader outbox;
    final String name;
    private Duration ahead = Duration.ZERO;

    private Visitor(Running running, Browser browser, String name) {
        this.running = running;
        this.browser = browser;
        this.outbox = OutboxReader.of(running);
        this.name = name;
    }

    /** Anna, who has no account yet. If the programs that this needs are not installed, the test is left out. */
    static Visitor in(Path folder) throws IOException {
        needTools();
        return at(Running.in(folder), folder);
    }

    /** The same at this server, which is closed with the browser. */
    static Visitor at(Running running, Path folder, String... switches) throws IOException {
        return new Visitor(running, new Browser(folder.resolve("profile"), switches), NAME);
    }

    static void needTools() {
        Tools.need("chromium", "chromedriver", "oathtool", "zbarimg");
    }

    /** Somebody else, at the same browser. */
    Visitor named(String other) {
        return new Visitor(running, browser, other);
    }

    void open(String path) {
        browser.open(running.url(path));
    }

    void signUp() {
        open("/sign-up");
        fillSignUp(PASSWORD);
        browser.click("Create account");
        assertEquals("/security", browser.path());
    }

    /** Fills the form, and sends nothing. */
    void fillSignUp(String repeat) {
        browser.type("name", name);
        browser.type("password", PASSWORD);
        browser.type("repeat", repeat);
    }

    void signOut() {
        browser.click("Sign out");
        assertEquals("/signed-out", browser.path());
    }

    /** The first half of signing in. */
    void givePassword() {
        if (!browser.path().equals("/sign-in")) {
            open("/sign-in");
        }
        fillPassword(PASSWORD);
        browser.click("Sign in");
        assertEquals("/sign-in/code", browser.path());
    }

    /** Fills the form, and sends nothing. */
    void fillPassword(String password) {
        browser.type("name", name);
        browser.type("password", password);
    }

    /** Signs out and is back at once, as far as the password leads. */
    void comeBack() {
        signOut();
        browser.click("Sign in again");
        givePassword();
    }

    /** Adds an app, and has the URI that it was given. */
    String addApp(String label) {
        browser.click("Add an authenticator app");
        return setUpApp(label);
    }

    /** From the page on which the app is named. */
    String setUpApp(String label) {
        nameApp(label);
        String uri = browser.attribute("a.on-phone", "href");
        confirmApp(uri);
        return uri;
    }

    void nameApp(String label) {
        browser.type("label", label);
        browser.click("Continue");
    }

    void confirmApp(String uri) {
        browser.type("code", code(uri));
        browser.click("Confirm");
    }

    /** By an app that has to confirm it first. */
    void addEmail(String address, String app) {
        browser.click("Add an email address");
        confirmIfAsked(app);
        confirmAddress(address, "email");
    }

    void addPhone(String number) {
        browser.click("Add a phone number");
        confirmAddress(number, "sms");
    }

    /** The same where the app has to confirm it first. */
    void addPhone(String number, String app) {
        browser.click("Add a phone number");
        confirmIfAsked(app);
        confirmAddress(number, "sms");
    }

    private void confirmAddress(String address, String channel) {
        halfAMinute();
        browser.type("address", address);
        browser.click("Send a code");
        browser.type("code", outbox.newestCode(channel));
        browser.click("Confirm");
        assertEquals("/security", browser.path());
    }

    void confirmIfAsked(String app) {
        if (browser.path().startsWith("/security/confirm")) {
            prove(app, "Continue");
        }
    }

    /** By the next code of an app that is called a phone, whatever way the page asks for first. */
    void prove(String app, String button) {
        if (!browser.text().contains("Code from “")) {
            browser.click("phone");
        }
        halfAMinute();
        browser.type("code", code(app));
        browser.click(button);
    }

    /** The code that the app shows now, by a program that is not ours. */
    String code(String app) {
        return Tools.code(app, now());
    }

    /** After this the app shows another code, and another message may be sent. */
    void halfAMinute() {
        running.clock().advance(Duration.ofSeconds(30));
    }

    /** Moves a {@linkplain Running#movable movable} clock, from a page that only a loudly named setting brings. */
    void letPass(int days) {
        open("/development/clock");
        browser.type("days", Integer.toString(days));
        browser.click("Move the clock");
        ahead = ahead.plusDays(days);
    }

    Instant now() {
        return running.clock().instant().plus(ahead);
    }

    @Override
    public void close() {
        try {
            browser.close();
        } finally {
            running.close();
        }
    }
}
