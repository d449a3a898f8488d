package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** Something of the application's own that is worth a fresh proof, and that the restricted state holds back. */
final class BillingPages {
    private static final Operation CHANGE_BILLING = new Operation("change-billing");

    private final View view;
    private final Proofs proofs;
    private final CodePages codes;
    private final Billing billing;

    BillingPages(View view, Proofs proofs, CodePages codes, Billing billing) {
        this.view = view;
        this.proofs = proofs;
        this.codes = codes;
        this.billing = billing;
    }

    void register(RoutesConfig routes) {
        routes.get("/billing", this::show);
        routes.get("/billing/{plan}", this::ask);
        routes.post("/billing/{plan}", this::change);
    }

    private void show(Context ctx) {
        AccountId account = Visit.of(ctx).signedIn().account();
        view.show(
                ctx,
                "billing",
                Map.of(
                        "yearly",
                        billing.plan(account) == Billing.Plan.YEARLY,
                        "any",
                        !proofs.methods(account).isEmpty(),
                        "standing",
                        Shown.standing(proofs.standing(account))));
    }

    private void ask(Context ctx) {
        codes.ask(ctx, changing(ctx));
    }

    private void change(Context ctx) {
        codes.answer(ctx, changing(ctx), (visit, accepted) -> {
            proofs.permit(accepted.authority(), CHANGE_BILLING);
            billing.change(accepted.account(), plan(ctx));
            visit.note(Note.PLAN_CHANGED);
            go(ctx, "/billing");
        });
    }

    private Step changing(Context ctx) {
        Billing.Plan plan = plan(ctx);
        return new Step(
                Purpose.STEP_UP,
                "/billing/" + plan.word(),
                "change-plan",
                Map.of("yearly", plan == Billing.Plan.YEARLY),
                methods -> methods,
                Optional.of(CHANGE_BILLING),
                (visit, with) -> proofs.beginStepUp(visit, with, CHANGE_BILLING));
    }

    private static Billing.Plan plan(Context ctx) {
        return Billing.Plan.of(ctx.pathParam("plan")).orElseThrow(Problem.NOT_FOUND::refused);
    }
}
