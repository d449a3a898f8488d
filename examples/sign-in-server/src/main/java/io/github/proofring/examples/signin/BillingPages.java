package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.AccountId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** Something of the application's own that is worth a fresh proof, and that the restricted state holds back. */
final class BillingPages {
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
        Session session = Visit.of(ctx).signedIn();
        AccountId account = session.account();
        view.show(
                ctx,
                "billing",
                Map.of(
                        "yearly",
                        billing.plan(account) == Billing.Plan.YEARLY,
                        "any",
                        !proofs.methods(account).isEmpty(),
                        "enough",
                        !proofs.demands().toChange(session, Billing.CHANGE).isEmpty(),
                        "standing",
                        Shown.standing(proofs.standing(account))));
    }

    private void ask(Context ctx) {
        codes.ask(ctx, changing(ctx));
    }

    private void change(Context ctx) {
        codes.answer(ctx, changing(ctx), (visit, accepted) -> {
            proofs.demands().permit(visit.signedIn(), accepted.authority(), Billing.CHANGE);
            billing.change(accepted.account(), plan(ctx));
            visit.note(Note.PLAN_CHANGED);
            go(ctx, "/billing");
        });
    }

    private Step changing(Context ctx) {
        Billing.Plan plan = plan(ctx);
        return proofs.stepUp(
                "/billing/" + plan.word(),
                "change-plan",
                Map.of("yearly", plan == Billing.Plan.YEARLY),
                Billing.CHANGE);
    }

    private static Billing.Plan plan(Context ctx) {
        return Billing.Plan.of(ctx.pathParam("plan")).orElseThrow(Problem.NOT_FOUND::refused);
    }
}
