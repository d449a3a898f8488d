package io.github.proofring.examples.signin;

import io.github.proofring.registry.spi.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** How everything that goes wrong is answered: a problem of RFC 9457 for programs, a page for people, never a stack trace. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    /** A tag URI (RFC 4151): a name that stays the same wherever the server runs. */
    private static final String TYPE = "tag:proofring.github.io,2026:problem/";

    private final View view;

    Answers(View view) {
        this.view = view;
    }

    void register(RoutesConfig routes) {
        routes.exception(Refused.class, (refused, ctx) -> answer(ctx, refused));
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, ofFramework(e, ctx)));
        routes.exception(DatabaseException.class, (e, ctx) -> unavailable(ctx, e));
        routes.exception(StoreException.class, (e, ctx) -> unavailable(ctx, e));
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("{} {} failed", ctx.method(), ctx.endpoint().path, e);
            answer(ctx, Problem.INTERNAL.refused());
        });
    }

    /** The status line and the headers that go with it. */
    static void status(Context ctx, Refused refused) {
        ctx.status(refused.problem().status());
        if (refused.problem().status() == 401) {
            ctx.header("WWW-Authenticate", challenge(refused.problem()));
        }
        if (!refused.retryAfter().isZero()) {
            ctx.header(
                    "Retry-After",
                    Long.toString(refused.retryAfter().plusMillis(999).toSeconds()));
        }
    }

    /** Where the session is not enough by itself: the words of RFC 9470 §3, in the scheme that this server has. */
    private static String challenge(Problem problem) {
        String plain = "Cookie realm=\"Proofring\"";
        return problem.isStepUp()
                ? plain + ", error=\"insufficient_user_authentication\", error_description=\""
                        + Language.ENGLISH.say(problem.advice()) + "\", max_age=\""
                        + Demands.POLICY.authorityLife().toSeconds() + "\""
                : plain;
    }

    private void answer(Context ctx, Refused refused) {
        if (Guard.isApi(ctx)) {
            json(ctx, refused);
            return;
        }
        Problem problem = refused.problem();
        if (ctx.method().equals(HandlerType.GET) && problem == Problem.NOT_SIGNED_IN) {
            ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
        } else if (ctx.method().equals(HandlerType.GET) && problem == Problem.PROOF_WANTED) {
            ctx.redirect("/sign-in/code", HttpStatus.SEE_OTHER);
        } else if (problem == Problem.NOT_SIGNED_IN) {
            view.showError(ctx, refused, "/sign-in", Sentence.of("sign-in.title"));
        } else {
            view.showError(ctx, refused, "/", Sentence.of("error.start"));
        }
    }

    private static void json(Context ctx, Refused refused) {
        Problem problem = refused.problem();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", TYPE + problem.code());
        body.put("title", Language.ENGLISH.say(problem.title()));
        body.put("status", problem.status());
        body.put("detail", refused.detail());
        body.put("code", problem.code());
        if (!refused.field().isEmpty()) {
            // The actions know a code; in JSON it is a member of the proof, which other kinds of proof fill
            // differently.
            body.put(
                    "field",
                    switch (refused.field()) {
                        case "code", "response" -> "proof." + refused.field();
                        default -> refused.field();
                    });
        }
        if (!refused.retryAfter().isZero()) {
            body.put("retryAfter", refused.retryAfter().plusMillis(999).toSeconds());
        }
        status(ctx, refused);
        ctx.contentType("application/problem+json").result(JSON.writeValueAsString(body));
    }

    private void unavailable(Context ctx, Exception e) {
        LOG.error("{} {} found no database", ctx.method(), ctx.endpoint().path, e);
        answer(ctx, Problem.UNAVAILABLE.refused());
    }

    private static Refused ofFramework(HttpResponseException e, Context ctx) {
        if (e.getStatus() == 405) {
            ctx.header(
                    "Allow",
                    e.getDetails()
                            .getOrDefault("availableMethods", e.getDetails().getOrDefault("Available methods", "")));
        }
        return switch (e.getStatus()) {
            case 404 -> Problem.NOT_FOUND.refused();
            case 405 -> Problem.WRONG_VERB.refused();
            case 413 -> Problem.TOO_LARGE.refused();
            default -> e.getStatus() < 500 ? Problem.MALFORMED.refused() : Problem.INTERNAL.refused();
        };
    }
}
