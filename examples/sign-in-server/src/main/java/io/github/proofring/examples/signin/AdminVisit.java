package io.github.proofring.examples.signin;

import io.github.proofring.registry.Caller;
import io.javalin.http.Context;
import java.util.Optional;

/** Whether it is the administrator who asks: what one request to {@code /admin} knows of its browser. */
final class AdminVisit {
    private static final String ATTRIBUTE = "admin-visit";

    private final Context ctx;
    private final boolean secure;
    private final AdminSessions sessions;
    private final boolean signedIn;
    private String cookie;

    private AdminVisit(Context ctx, boolean secure, AdminSessions sessions, String cookie) {
        this.ctx = ctx;
        this.secure = secure;
        this.sessions = sessions;
        this.cookie = cookie;
        this.signedIn = !cookie.isEmpty() && sessions.isLive(cookie);
    }

    static AdminVisit begin(Context ctx, boolean secure, AdminSessions sessions) {
        String sent = AdminCookies.SESSION.read(ctx, secure);
        AdminVisit visit = new AdminVisit(ctx, secure, sessions, Secrets.wellFormed(sent) ? sent : "");
        ctx.attribute(ATTRIBUTE, visit);
        return visit;
    }

    /** The visit of this request. */
    static AdminVisit of(Context ctx) {
        AdminVisit visit = ctx.attribute(ATTRIBUTE);
        if (visit == null) {
            throw new IllegalStateException("nobody has looked whether this is the administrator");
        }
        return visit;
    }

    boolean isSignedIn() {
        return signedIn;
    }

    /** How the registry knows this session. Owners may read what is said of it: no address. */
    Caller caller() {
        return Caller.session(Secrets.anonymousBinding(cookie)).withSource(AdminPages.ROOT);
    }

    /** What this page's forms must carry. A browser without a cookie is given one. */
    String formToken() {
        if (cookie.isEmpty()) {
            carry(Secrets.random());
        }
        return Secrets.formToken(cookie);
    }

    /** Whether a form carried what a page of ours gave to this browser. */
    boolean carries(String formToken) {
        return !cookie.isEmpty() && Secrets.equal(Secrets.formToken(cookie), formToken);
    }

    /** A new session in place of whatever this browser had. */
    void enter() {
        sessions.end(cookie);
        carry(sessions.start());
    }

    /** Ends the session, on the server too. */
    void leave() {
        sessions.end(cookie);
        cookie = "";
        AdminCookies.SESSION.clear(ctx, secure);
    }

    private void carry(String value) {
        cookie = value;
        AdminCookies.SESSION.write(ctx, secure, value);
    }

    /** The value by which this browser is known again, or empty. */
    String browser() {
        String sent = AdminCookies.BROWSER.read(ctx, secure);
        return Secrets.wellFormed(sent) ? sent : "";
    }

    /** The same, given to the browser if it has none, and kept for another while. */
    String keepBrowser() {
        String known = browser();
        String value = known.isEmpty() ? Secrets.random() : known;
        AdminCookies.BROWSER.write(ctx, secure, value);
        return value;
    }

    /** A sentence for the next page. */
    void note(AdminNote note) {
        AdminCookies.NOTE.write(ctx, secure, note.name());
    }

    /** The sentence that was left for this page, shown once. */
    Optional<AdminNote> takeNote() {
        String name = AdminCookies.NOTE.read(ctx, secure);
        if (!name.isEmpty()) {
            AdminCookies.NOTE.clear(ctx, secure);
        }
        return AdminNote.of(name);
    }
}
