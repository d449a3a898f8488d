package io.github.proofring.examples.signin;

import io.javalin.http.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The administrator's cookies: for {@code /admin} alone, hidden from scripts, and not sent along by anything that another site does. */
enum AdminCookies {
    /** A random value: the session's id, or before a session what a form token is derived from. */
    SESSION("admin-session", AdminSessions.LIFE),
    /** A random value by which the password page knows this browser again. */
    BROWSER("admin-browser", Guesses.MEMORY),
    /** Which sentence the next page shows once. */
    NOTE("admin-note", Duration.ofMinutes(1));

    private final String plainName;
    private final Duration life;

    AdminCookies(String plainName, Duration life) {
        this.plainName = plainName;
        this.life = life;
    }

    /** Its value, or empty. */
    String read(Context ctx, boolean secure) {
        @Nullable String value = ctx.cookie(name(secure));
        return value == null ? "" : value;
    }

    void write(Context ctx, boolean secure, String value) {
        send(ctx, secure, value, life.toSeconds());
    }

    void clear(Context ctx, boolean secure) {
        send(ctx, secure, "", 0);
    }

    private void send(Context ctx, boolean secure, String value, long seconds) {
        String attributes = "; Path=" + AdminPages.ROOT + "; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict";
        ctx.res().addHeader("Set-Cookie", name(secure) + "=" + value + attributes + (secure ? "; Secure" : ""));
    }

    /** {@code __Host-} would want the path of the whole site. */
    private String name(boolean secure) {
        return secure ? "__Secure-" + plainName : plainName;
    }
}
