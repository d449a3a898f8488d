package io.github.proofring.examples.signin;

import io.javalin.http.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Our cookies: hidden from scripts, not sent along by other sites' forms, and over HTTPS bound to exactly this host. */
enum Cookies {
    /** A random value: the session's id, or before a session what a form token is derived from. Ends with the browser. */
    SESSION("session", Duration.ZERO),
    /** A random value by which the password page knows this browser again. */
    BROWSER("browser", Guesses.MEMORY),
    /** The registry's device token. */
    DEVICE("device", Guesses.MEMORY),
    /** The pass of the last link of an alert that was opened here, for as long as what it is about may last. */
    LINK("link", Duration.ofDays(90)),
    /** The registry's word that no second factor is asked for here for a time. */
    MEMORY("memory", Devices.REMEMBERED),
    /** Which sentence the next page shows once. */
    NOTE("note", Duration.ofMinutes(1)),
    /** Which way is being replaced, from the page that began it until the new one is there. */
    REPLACED("replaced", Duration.ofMinutes(30));

    private final String plainName;
    private final Duration life;

    Cookies(String plainName, Duration life) {
        this.plainName = plainName;
        this.life = life;
    }

    /** Its value, or empty. */
    String read(Context ctx, boolean secure) {
        @Nullable String value = ctx.cookie(name(secure));
        return value == null ? "" : value;
    }

    void write(Context ctx, boolean secure, String value) {
        send(ctx, secure, value, life.isZero() ? "" : "; Max-Age=" + life.toSeconds());
    }

    void clear(Context ctx, boolean secure) {
        send(ctx, secure, "", "; Max-Age=0");
    }

    private void send(Context ctx, boolean secure, String value, String age) {
        String attributes = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
        ctx.res().addHeader("Set-Cookie", name(secure) + "=" + value + attributes + age);
    }

    private String name(boolean secure) {
        return secure ? "__Host-" + plainName : plainName;
    }
}
