package io.github.proofring.examples.signin;

import io.github.proofring.registry.Caller;
import io.javalin.http.Context;
import java.util.Optional;

/** Who is asking: what one request knows of its browser and session. Pages and API get it from {@link Guard}. */
final class Visit {
    private static final String ATTRIBUTE = "visit";

    private final Context ctx;
    private final boolean secure;
    private final Optional<Session> session;
    private String cookie;
    private boolean forgotten;

    private Visit(Context ctx, boolean secure, String cookie, Optional<Session> session) {
        this.ctx = ctx;
        this.secure = secure;
        this.cookie = cookie;
        this.session = session;
    }

    static Visit begin(Context ctx, boolean secure, Sessions sessions) {
        String sent = Cookies.SESSION.read(ctx, secure);
        String cookie = Secrets.wellFormed(sent) ? sent : "";
        Visit visit = new Visit(ctx, secure, cookie, cookie.isEmpty() ? Optional.empty() : sessions.find(cookie));
        ctx.attribute(ATTRIBUTE, visit);
        return visit;
    }

    /** The visit of this request. */
    static Visit of(Context ctx) {
        Visit visit = ctx.attribute(ATTRIBUTE);
        if (visit == null) {
            throw new IllegalStateException("the guard has not seen this request");
        }
        return visit;
    }

    Optional<Session> session() {
        return session;
    }

    /** Whether the person is signed in. */
    boolean isSignedIn() {
        return session.map(Session::signedIn).orElse(false);
    }

    /** @throws Refused if the person is not signed in, saying what is missing */
    Session signedIn() {
        Session found = session.orElseThrow(Problem.NOT_SIGNED_IN::refused);
        if (!found.signedIn()) {
            throw Problem.PROOF_WANTED.refused();
        }
        return found;
    }

    /** @throws Refused unless the password was given and the proof is still to come */
    Session passwordGiven() {
        Session found = ownerByPassword();
        if (found.signedIn()) {
            throw Problem.ALREADY_SIGNED_IN.refused();
        }
        return found;
    }

    /** @throws Refused unless the password was given, whether or not there is anything else */
    Session ownerByPassword() {
        return session.filter(found -> found.stage() != Session.Stage.MAY_CANCEL)
                .orElseThrow(Problem.NOT_SIGNED_IN::refused);
    }

    /** @throws Refused if there is no session at all */
    Session anyStage() {
        return session.orElseThrow(Problem.NOT_SIGNED_IN::refused);
    }

    /** How the registry knows this session and browser. */
    Caller caller(Session of) {
        return Caller.session(of.binding())
                .withDevice(Cookies.DEVICE.read(ctx, secure))
                .withOpenedLink(Cookies.LINK.read(ctx, secure))
                .withLanguage(Words.language(ctx.header("Accept-Language")))
                .withSource(Source.of(ctx));
    }

    /** How the registry knows this browser while nobody is signed in. One without a cookie is given one. */
    Caller anonymous() {
        if (cookie.isEmpty()) {
            carry(Secrets.random());
        }
        return Caller.session(Secrets.anonymousBinding(cookie)).withSource(Source.of(ctx));
    }

    /** The value by which this browser is known again, or empty. */
    String browser() {
        String sent = forgotten ? "" : Cookies.BROWSER.read(ctx, secure);
        return Secrets.wellFormed(sent) ? sent : "";
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

    /** From the answer on, the browser has this session. */
    void carry(String sessionCookie) {
        cookie = sessionCookie;
        Cookies.SESSION.write(ctx, secure, sessionCookie);
    }

    void leave() {
        cookie = "";
        Cookies.SESSION.clear(ctx, secure);
    }

    /** The same, given to the browser if it has none, and kept for another while. */
    String keepBrowser() {
        String known = browser();
        String value = known.isEmpty() ? Secrets.random() : known;
        Cookies.BROWSER.write(ctx, secure, value);
        return value;
    }

    void keepDevice(String token) {
        Cookies.DEVICE.write(ctx, secure, token);
    }

    /** This browser came by the link of an alert: what others try elsewhere does not keep it from cancelling. */
    void keepLink(String pass) {
        Cookies.LINK.write(ctx, secure, pass);
    }

    /** What this browser holds that is remembered, or empty. */
    String memory() {
        return Cookies.MEMORY.read(ctx, secure);
    }

    void keepMemory(String token) {
        Cookies.MEMORY.write(ctx, secure, token);
    }

    /** From the answer on, this browser holds nothing by which it is known again. */
    void forget() {
        forgotten = true;
        Cookies.BROWSER.clear(ctx, secure);
        Cookies.DEVICE.clear(ctx, secure);
        Cookies.MEMORY.clear(ctx, secure);
    }

    /** This way is to be removed once another was added in its place. */
    void replacing(String method) {
        Cookies.REPLACED.write(ctx, secure, method);
    }

    /** Which way that is, told once; or empty. */
    String takeReplaced() {
        String method = Cookies.REPLACED.read(ctx, secure);
        if (!method.isEmpty()) {
            Cookies.REPLACED.clear(ctx, secure);
        }
        return method;
    }

    /** A sentence for the next page. */
    void note(Note note) {
        Cookies.NOTE.write(ctx, secure, note.name());
    }

    /** The sentence that was left for this page, shown once. */
    Optional<Note> takeNote() {
        String name = Cookies.NOTE.read(ctx, secure);
        if (!name.isEmpty()) {
            Cookies.NOTE.clear(ctx, secure);
        }
        return Note.of(name);
    }
}
