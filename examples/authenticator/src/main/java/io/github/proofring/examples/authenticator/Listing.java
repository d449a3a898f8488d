package io.github.proofring.examples.authenticator;

import io.github.proofring.totp.AppEntry;
import io.github.proofring.totp.MovingFactor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The codes of all accounts, and how long each goes on. */
final class Listing {
    /** More could leave the screen at its top, where it cannot be written over. */
    private static final int MOST_THAT_TICK = 20;

    private Listing() {}

    /** Once; or, where what was written can be written over, each second until Enter is pressed. */
    static void show(List<AppEntry> entries, Terminal terminal, Clock clock) {
        terminal.out().print(lines(entries, clock.instant()));
        if (!terminal.live() || entries.isEmpty() || entries.size() > MOST_THAT_TICK) {
            terminal.out().flush();
            return;
        }
        terminal.say("Press Enter to stop.");
        while (!terminal.hasLine() && untilNextSecond(clock)) {
            // Up to the first line, and everything below it away.
            terminal.out().print("\u001b[" + (entries.size() + 1) + "A\r\u001b[J");
            terminal.out().print(lines(entries, clock.instant()));
            terminal.say("Press Enter to stop.");
        }
        terminal.ask("");
    }

    static String lines(List<AppEntry> entries, Instant now) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            String number = Integer.toString(i + 1);
            lines.append(" ".repeat(Math.max(0, 3 - number.length())))
                    .append(number)
                    .append("  ");
            lines.append(line(entries.get(i), i + 1, now)).append(System.lineSeparator());
        }
        return lines.toString();
    }

    private static String line(AppEntry entry, int number, Instant now) {
        if (entry.factor() instanceof MovingFactor.ByTime time) {
            long left = time.totp().period().toSeconds()
                    - Math.floorMod(now.getEpochSecond(), time.totp().period().toSeconds());
            String seconds = Long.toString(left);
            return spaced(entry.code(now)) + "  " + " ".repeat(Math.max(0, 3 - seconds.length())) + seconds + " s  "
                    + Words.name(entry);
        }
        return "next " + number + " for a code    " + Words.name(entry);
    }

    /** In two halves, as people read them; eight digits wide. */
    static String spaced(String code) {
        int half = code.length() / 2;
        return code.substring(0, half) + " " + code.substring(half) + " ".repeat(8 - code.length());
    }

    private static boolean untilNextSecond(Clock clock) {
        try {
            Thread.sleep(1_000 - clock.millis() % 1_000);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
