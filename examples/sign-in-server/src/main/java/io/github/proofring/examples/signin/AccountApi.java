package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Registry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the JSON API has for the account as a whole: its history, its browsers, how it pays, its end; and for methods that are put out of use. */
final class AccountApi {
    private final Registry registry;
    private final Proofs proofs;
    private final Suspensions suspensions;
    private final Devices devices;
    private final Leaving leaving;
    private final Billing billing;

    AccountApi(
            Registry registry,
            Proofs proofs,
            Suspensions suspensions,
            Devices devices,
            Leaving leaving,
            Billing billing) {
        this.registry = registry;
        this.proofs = proofs;
        this.suspensions = suspensions;
        this.devices = devices;
        this.leaving = leaving;
        this.billing = billing;
    }

    void register(RoutesConfig routes) {
        routes.put("/api/methods/{id}/suspension", this::suspend);
        routes.delete("/api/methods/{id}/suspension", this::resume);
        routes.get("/api/history", this::history);
        routes.get("/api/uses", this::uses);
        routes.get("/api/devices", this::devices);
        routes.delete("/api/devices/this", this::forgetThis);
        routes.delete("/api/devices", this::forgetAll);
        routes.get("/api/billing", this::billing);
        routes.put("/api/billing", this::changeBilling);
        routes.post("/api/erasure", this::erase);
    }

    private void suspend(Context ctx) {
        Visit visit = Visit.of(ctx);
        MethodId method = methodOfPath(ctx);
        Api.answer(ctx, 200, Api.inFull(suspensions.suspend(visit, proven(visit), method)));
    }

    private void resume(Context ctx) {
        MethodId method = methodOfPath(ctx);
        Api.answer(ctx, 200, Api.inFull(suspensions.resume(proven(Visit.of(ctx)), method)));
    }

    private void history(Context ctx) {
        HistoryPages.Part part = HistoryPages.Part.of(registry, account(ctx), ctx.queryParam("before"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("events", part.events().stream().map(HistoryShown::json).toList());
        if (!part.older().isEmpty()) {
            body.put("older", part.older());
        }
        Api.answer(ctx, 200, body);
    }

    private void uses(Context ctx) {
        Api.answer(
                ctx,
                200,
                Map.of(
                        "uses",
                        registry.recentUse(account(ctx)).stream()
                                .map(HistoryShown::json)
                                .toList()));
    }

    private void devices(Context ctx) {
        Visit visit = Visit.of(ctx);
        Session session = visit.signedIn();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("known", devices.knows(session, visit));
        devices.remembered(session.account(), visit)
                .ifPresent(remembered ->
                        body.put("rememberedUntil", remembered.until().toString()));
        Api.answer(ctx, 200, body);
    }

    private void forgetThis(Context ctx) {
        devices.forgetThis(Visit.of(ctx));
        ctx.status(204);
    }

    private void forgetAll(Context ctx) {
        Visit visit = Visit.of(ctx);
        devices.forgetAll(visit, proven(visit));
        ctx.status(204);
    }

    private void billing(Context ctx) {
        answerPlan(ctx, billing.plan(account(ctx)));
    }

    private void changeBilling(Context ctx) {
        Visit visit = Visit.of(ctx);
        Session session = visit.signedIn();
        Billing.Plan plan = Billing.Plan.of(Guard.fields(ctx).required("plan"))
                .orElseThrow(() -> Problem.BAD_FIELD.at("plan", Sentence.verbatim("The plan is monthly or yearly.")));
        proofs.demands().permit(session, proven(visit), Billing.CHANGE);
        billing.change(session.account(), plan);
        answerPlan(ctx, plan);
    }

    private static void answerPlan(Context ctx, Billing.Plan plan) {
        Api.answer(ctx, 200, Map.of("plan", plan.word()));
    }

    private void erase(Context ctx) {
        Visit visit = Visit.of(ctx);
        if (leaving.byPassword(visit.signedIn())) {
            leaving.erase(visit, Guard.fields(ctx).required("password"));
        } else {
            leaving.erase(visit, proven(visit));
        }
        ctx.status(204);
    }

    private Authority.Proven proven(Visit visit) {
        return proofs.demands().proven(visit);
    }

    private static AccountId account(Context ctx) {
        return Visit.of(ctx).signedIn().account();
    }

    private MethodId methodOfPath(Context ctx) {
        return proofs.method(account(ctx), ctx.pathParam("id")).id();
    }
}
