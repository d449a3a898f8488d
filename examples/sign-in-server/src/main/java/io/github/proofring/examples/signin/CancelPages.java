package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Purpose;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an owner stops the replacement of all their ways: with any of those, from within a session or by the link of an alert. The link is used up by
 * a button, as scanners of mail open links too; the browser keeps its pass, so that nobody else makes the owner wait.
 */
final class CancelPages {
    static final String NOT_ME = "/not-me";

    private final View view;
    private final Proofs proofs;
    private final CodePages codes;
    private final Step cancelling;

    CancelPages(View view, Proofs proofs, CodePages codes) {
        this.view = view;
        this.proofs = proofs;
        this.codes = codes;
        this.cancelling = new Step(
                Purpose.CANCEL_REPLACEMENT,
                "/cancel",
                "cancel",
                Map.of(),
                proofs.demands()::toCancel,
                Optional.empty(),
                proofs::beginCancel);
    }

    void register(RoutesConfig routes) {
        routes.get(cancelling.path(), this::ask);
        routes.post(
                cancelling.path(),
                ctx -> codes.answer(ctx, cancelling, (visit, accepted) -> {
                    visit.note(Note.CANCELLED);
                    go(ctx, "/sign-in");
                }));
        routes.get(NOT_ME, this::follow);
        routes.post(NOT_ME, this::open);
    }

    private void ask(Context ctx) {
        proofs.requireReplacement(Visit.of(ctx).anyStage().account());
        codes.ask(ctx, cancelling);
    }

    private void follow(Context ctx) {
        @Nullable String link = ctx.queryParam("token");
        view.show(ctx, "not-me", Map.of("link", link == null ? "" : link));
    }

    private void open(Context ctx) {
        proofs.openAlertLink(Visit.of(ctx), Guard.fields(ctx).optional("link"));
        go(ctx, cancelling.path());
    }
}
