package io.github.proofring.examples.signin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Puts the server's clock forward, where the operator has allowed that by name. */
final class ClockPage {
    static final String PATH = "/development/clock";
    private static final int MOST_DAYS = 400;

    private final View view;
    private final Optional<MovableClock> clock;
    private final Runnable due;

    /** @param due what is to be done once time has passed */
    ClockPage(View view, Optional<MovableClock> clock, Runnable due) {
        this.view = view;
        this.clock = clock;
        this.due = due;
    }

    void register(RoutesConfig routes) {
        clock.ifPresent(movable -> {
            routes.get(PATH, ctx -> view.show(ctx, "clock", Map.of("now", movable.instant())));
            routes.post(PATH, ctx -> advance(ctx, movable));
        });
    }

    private void advance(Context ctx, MovableClock movable) {
        String days = Guard.fields(ctx).required("days");
        if (!days.matches("[0-9]{1,3}") || Integer.parseInt(days) > MOST_DAYS) {
            throw Problem.BAD_FIELD.at("days");
        }
        movable.advance(Duration.ofDays(Integer.parseInt(days)));
        due.run();
        Pages.go(ctx, PATH);
    }
}
