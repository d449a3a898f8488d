package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.testkit.AuthenticatorApp;
import io.github.proofring.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("When the account gets its first method, the thief with the password is out, whatever happens in between")
class SessionRaceTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("the thief gave the password just before, and the session is stored just after")
    void signInInBetween() {
        Interrupted clock = new Interrupted();
        try (Running running = running(clock)) {
            Person anna = Person.signUp(running, "anna");
            Person thief = anna.elsewhere(running);
            // The first look at the clock takes a guess, the second starts the session, after the methods were read.
            clock.at(2, () -> anna.addApp("Phone"));
            thief.givePassword();
            assertEquals(200, anna.client().get("/api/methods").status());
            assertEquals(
                    1, anna.client().get("/api/methods").json().at("/methods").size());
            assertEquals("", thief.client().get("/api/methods").text("/methods/0/id"), "the thief is signed in");
        }
    }

    @Test
    @DisplayName("the owner signs out in another tab while it is added")
    void signOutInBetween() {
        Interrupted clock = new Interrupted();
        try (Running running = running(clock)) {
            Person anna = Person.signUp(running, "anna");
            Person thief = anna.elsewhere(running);
            thief.givePassword();
            Client.Answer begun = anna.beginApp("Phone");
            Person otherTab = anna.elsewhere(running);
            otherTab.client().setCookie("session", anna.client().cookie("session"));
            // The first look at the clock finds the session, the second judges the code.
            clock.at(2, () -> otherTab.client().delete("/api/session"));
            anna.finish(begun, AuthenticatorApp.fromUri(begun.text("/prompt/uri")));
            assertEquals("proof-wanted", anna.elsewhere(running).givePassword().text("/state"), "nothing was added");
            assertEquals(401, thief.client().get("/api/methods").status(), "the thief is still signed in");
        }
    }

    private Running running(Interrupted clock) {
        return new Running(Server.start(Running.settings(folder.resolve("db").toString(), folder), clock), clock.clock);
    }

    /** Does something at one of the next looks at it. */
    private static final class Interrupted extends Clock {
        final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        private final AtomicInteger looks = new AtomicInteger();
        private volatile Runnable action = () -> {};

        void at(int look, Runnable then) {
            action = then;
            looks.set(look);
        }

        @Override
        public Instant instant() {
            Instant now = clock.instant();
            if (looks.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
                action.run();
            }
            return now;
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }
    }
}
