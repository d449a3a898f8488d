package io.github.proofring.examples.signin;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What every request passes before anything is done: the headers of its answer, who asks, and whether the request came from one of
 * our own pages or from a program that knows what it does, and not from another site's page in this person's browser.
 */
final class Guard {
    private static final String FIELDS = "fields";
    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
            + " img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final String POLICY_WITHOUT_SCRIPTS =
            POLICY.replace("script-src 'self'; connect-src 'self';", "script-src 'none';");

    private final Sessions sessions;
    private final boolean secure;

    Guard(Sessions sessions, boolean secure) {
        this.sessions = sessions;
        this.secure = secure;
    }

    static boolean isApi(Context ctx) {
        return ctx.path().startsWith("/api/");
    }

    /** Pages with a sign-in of their own, where no user's session counts: {@link AdminPages} asks who it is. */
    private static boolean isAdmin(Context ctx) {
        return ctx.path().equals(AdminPages.ROOT) || ctx.path().startsWith(AdminPages.ROOT + "/");
    }

    /** What the client sent; nothing for a request without a body. */
    static Fields fields(Context ctx) {
        Fields fields = ctx.attribute(FIELDS);
        return fields == null ? Fields.NONE : fields;
    }

    /** For every answer, errors included. */
    void headers(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Referrer-Policy", "same-origin");
        ctx.header(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), publickey-credentials-create=(self),"
                        + " publickey-credentials-get=(self), otp-credentials=(self)");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        // Nearly every page knows who is asking, and some hold a secret: none of them stays behind on a shared
        // computer.
        ctx.header("Cache-Control", "no-store");
        if (secure) {
            ctx.header("Strict-Transport-Security", "max-age=63072000");
        }
    }

    /** For every request that has a route. */
    void admit(Context ctx) {
        if (!isAdmin(ctx)) {
            Visit visit = Visit.begin(ctx, secure, sessions);
            admit(ctx, visit::carries);
        }
    }

    /** The same for {@code /admin}, whose pages let in nobody by themselves. */
    static void admit(Context ctx, AdminVisit visit) {
        ctx.header("Content-Security-Policy", POLICY_WITHOUT_SCRIPTS);
        admit(ctx, visit::carries);
    }

    private static void admit(Context ctx, Predicate<String> carries) {
        if (SAFE.contains(ctx.method())) {
            return;
        }
        refuseOtherSites(ctx);
        if (isApi(ctx)) {
            if (!ctx.method().equals(HandlerType.DELETE)) {
                requireContentType(ctx, "application/json");
                ctx.attribute(FIELDS, Fields.ofJson(ctx.bodyAsBytes()));
            }
            return;
        }
        requireContentType(ctx, "application/x-www-form-urlencoded");
        Fields form = Fields.ofForm(ctx.bodyAsBytes());
        if (!carries.test(form.optional("form-token"))) {
            throw Problem.FORM_OUT_OF_DATE.refused();
        }
        ctx.attribute(FIELDS, form);
    }

    /** Browsers say where a request comes from, and pages cannot forge it; programs that are no browsers say nothing. */
    private static void refuseOtherSites(Context ctx) {
        @Nullable String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !"same-origin".equals(site)) {
            throw Problem.CROSS_SITE.refused();
        }
    }

    private static void requireContentType(Context ctx, String wanted) {
        // The header itself: the container's reading of it fails on a charset that does not exist.
        @Nullable String sent = ctx.header("Content-Type");
        String type = sent == null ? "" : sent.toLowerCase(Locale.ROOT).replace(" ", "");
        if (!type.equals(wanted)
                && !type.equals(wanted + ";charset=utf-8")
                && !type.equals(wanted + ";charset=\"utf-8\"")) {
            throw Problem.WRONG_CONTENT_TYPE.at("", Sentence.of("problem.wrong-content-type.wanted", wanted));
        }
    }
}
