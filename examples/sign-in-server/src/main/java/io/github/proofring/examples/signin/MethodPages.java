package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.totp.OtpauthUri;
import io.github.proofring.totp.OtpauthUriException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pages about a person's ways to sign in: the list, adding an app, renaming, removing. */
final class MethodPages {
    private final View view;
    private final Proofs proofs;
    private final CodePages codes;
    private final Optional<Passkeys> passkeys;
    private final Set<AddressKind> addresses;
    private final Additions additions;

    MethodPages(View view, Proofs proofs, CodePages codes, Optional<Passkeys> passkeys, Set<AddressKind> addresses) {
        this.view = view;
        this.proofs = proofs;
        this.codes = codes;
        this.passkeys = passkeys;
        this.addresses = addresses;
        this.additions = new Additions(proofs);
    }

    void register(RoutesConfig routes) {
        routes.get("/security", this::list);
        for (Adding adding : Adding.values()) {
            routes.get(adding.root() + "/add", ctx -> nameApp(ctx, adding));
            routes.post(adding.root() + "/add", ctx -> setUpApp(ctx, adding));
            routes.post(adding.root() + "/add/confirm", ctx -> confirmApp(ctx, adding));
        }
        confirmBefore(routes, "/security/confirm", Strength.TYPED_CODE, "/security/add");
        confirmBefore(routes, "/security/confirm/passkey", Strength.PHISHING_RESISTANT_USER_VERIFIED, PasskeyPages.ADD);
        confirmBefore(routes, RecoveryPages.CONFIRM, Strength.TYPED_CODE, RecoveryPages.ADD);
        for (AddressKind kind : addresses) {
            confirmBefore(routes, kind.confirm(), kind.strength(), kind.add());
        }
        routes.get("/security/rename/{id}", ctx -> codes.ask(ctx, renaming(ctx)));
        routes.post("/security/rename/{id}", this::rename);
        routes.get("/security/replace/{id}", this::replace);
        routes.post("/security/replace/{id}", this::addInstead);
        routes.get("/security/default/{id}", ctx -> codes.ask(ctx, choosing(ctx)));
        routes.post("/security/default/{id}", this::choose);
        routes.get("/security/remove/{id}", this::askToRemove);
        routes.post("/security/remove/{id}", this::remove);
    }

    /** A page that asks for a proof before a way is added, and where it leads. */
    private void confirmBefore(RoutesConfig routes, String path, Strength added, String next) {
        Step step = new Step(
                Purpose.STEP_UP,
                path,
                "step-up",
                Map.of(),
                session -> proofs.demands().toAdd(session, added),
                Optional.of(Operation.ADD_METHOD),
                (visit, method) -> proofs.beginStepUp(visit, method, Operation.ADD_METHOD));
        routes.get(path, ctx -> codes.ask(ctx, step));
        routes.post(path, ctx -> codes.answer(ctx, step, (visit, accepted) -> go(ctx, next)));
    }

    private void list(Context ctx) {
        Session session = Visit.of(ctx).signedIn();
        List<Method> methods = proofs.methods(session.account());
        view.show(
                ctx,
                "security",
                Map.of(
                        "standing",
                        Shown.standing(proofs.standing(session.account())),
                        "methods",
                        methods.stream().map(Shown::method).toList(),
                        "several",
                        methods.stream().filter(method -> !method.suspended()).count() > 1,
                        "recovery",
                        methods.stream().anyMatch(method -> method.kind().equals(RecoveryCodes.KIND)),
                        "accepted",
                        passkeys.map(ours -> ours.acceptedSignal(session.account(), methods))
                                .orElse("")));
    }

    private void nameApp(Context ctx, Adding adding) {
        if (additions.admit(ctx, adding, Strength.TYPED_CODE, "/security/confirm")) {
            view.show(ctx, "add-app", adding.words());
        }
    }

    private void setUpApp(Context ctx, Adding adding) {
        String label = Guard.fields(ctx).optional("label").strip();
        try {
            Challenge challenge = proofs.beginEnrollment(Visit.of(ctx), adding, AuthenticatorApps.KIND, label);
            AuthenticatorApps.SetUp setUp = (AuthenticatorApps.SetUp) challenge.prompt();
            view.show(
                    ctx,
                    "scan-app",
                    scanning(adding, challenge.ticket().value(), label, setUp.uri(), Language.of(ctx)));
        } catch (Refused refused) {
            if (refused.problem() == Problem.STEP_UP_WANTED) {
                go(ctx, "/security/confirm");
            } else {
                view.showAgain(ctx, "add-app", naming(adding, label), refused);
            }
        }
    }

    private void confirmApp(Context ctx, Adding adding) {
        Fields fields = Guard.fields(ctx);
        try {
            proofs.finish(Visit.of(ctx), fields.required("ticket"), fields.proof(""), adding.purpose());
            additions.done(ctx, adding, Note.METHOD_ADDED);
        } catch (Refused refused) {
            scanAgain(ctx, adding, fields, refused);
        }
    }

    /** The page is drawn again from what it sent: the server keeps no secret that is not confirmed yet. */
    private void scanAgain(Context ctx, Adding adding, Fields fields, Refused refused) {
        String label = fields.optional("label");
        boolean over = !refused.field().equals("code");
        if (over) {
            view.showAgain(ctx, "add-app", naming(adding, label), refused);
            return;
        }
        try {
            OtpauthUri uri = OtpauthUri.parse(fields.required("set-up"));
            view.showAgain(
                    ctx,
                    "scan-app",
                    scanning(adding, fields.required("ticket"), label, uri, Language.of(ctx)),
                    refused);
        } catch (OtpauthUriException e) {
            throw Problem.BAD_FIELD.at("set-up");
        }
    }

    /** Which way is to take the place of this one: it is added first, and only then this one goes. */
    private void replace(Context ctx) {
        view.show(ctx, "replace", Map.of("replaced", Shown.method(methodOfPath(ctx))));
    }

    private void addInstead(Context ctx) {
        Visit.of(ctx).replacing(methodOfPath(ctx).id().value());
        String kind = Guard.fields(ctx).required("kind");
        go(
                ctx,
                switch (kind) {
                    case "passkey" -> PasskeyPages.ADD;
                    case "email" -> AddressKind.EMAIL.add();
                    case "phone" -> AddressKind.PHONE.add();
                    case "recovery-codes" -> RecoveryPages.ADD;
                    default -> "/security/add";
                });
    }

    private void choose(Context ctx) {
        codes.answer(ctx, choosing(ctx), (visit, accepted) -> {
            proofs.prefer(accepted.authority(), methodOfPath(ctx).id());
            visit.note(Note.DEFAULT_CHOSEN);
            go(ctx, "/security");
        });
    }

    private Step choosing(Context ctx) {
        Method method = methodOfPath(ctx);
        return proofs.stepUp(
                "/security/default/" + method.id().value(),
                "default",
                Map.of("chosen", Shown.label(method)),
                Operation.CHOOSE_DEFAULT);
    }

    private void askToRemove(Context ctx) {
        List<Method> methods = proofs.methods(Visit.of(ctx).signedIn().account());
        if (Suspensions.isLastAtWork(methodOfPath(ctx), methods)) {
            throw Problem.LAST_METHOD.refused();
        }
        codes.ask(ctx, removing(ctx));
    }

    private void remove(Context ctx) {
        codes.answer(ctx, removing(ctx), (visit, accepted) -> {
            proofs.remove(visit, accepted.authority(), methodOfPath(ctx).id());
            visit.note(Note.METHOD_REMOVED);
            go(ctx, "/security");
        });
    }

    private void rename(Context ctx) {
        String label = Guard.fields(ctx).optional("label").strip();
        if (label.isEmpty() || label.length() > 64) {
            // Before the proof, which would be used up.
            Refused refused = Problem.BAD_FIELD.at("label", Sentence.of("label.rule"));
            codes.askAgain(ctx, renaming(ctx), Guard.fields(ctx), refused);
            return;
        }
        codes.answer(ctx, renaming(ctx), (visit, accepted) -> {
            proofs.rename(accepted.authority(), methodOfPath(ctx).id(), label);
            visit.note(Note.METHOD_RENAMED);
            go(ctx, "/security");
        });
    }

    private Step renaming(Context ctx) {
        Method method = methodOfPath(ctx);
        String typed = Guard.fields(ctx).optional("label");
        return proofs.stepUp(
                "/security/rename/" + method.id().value(),
                "rename",
                Map.of(
                        "renaming",
                        Shown.label(method),
                        "newLabel",
                        typed.isEmpty() ? Shown.label(method, Language.of(ctx)) : typed),
                Operation.RENAME_METHOD);
    }

    private Step removing(Context ctx) {
        Method method = methodOfPath(ctx);
        return proofs.stepUp(
                "/security/remove/" + method.id().value(),
                "remove",
                Map.of("removing", Shown.label(method)),
                Operation.removeMethod(method.id()));
    }

    private Method methodOfPath(Context ctx) {
        Session session = Visit.of(ctx).signedIn();
        return proofs.method(session.account(), ctx.pathParam("id"));
    }

    private static Map<String, Object> naming(Adding adding, String label) {
        Map<String, Object> model = new HashMap<>(adding.words());
        model.put("typed", Map.of("label", label));
        return model;
    }

    private static Map<String, Object> scanning(
            Adding adding, String ticket, String label, OtpauthUri uri, Language language) {
        Map<String, Object> model = new HashMap<>(adding.words());
        model.put("ticket", ticket);
        model.put("label", label);
        model.put("setUp", Shown.setUp(uri, language));
        return model;
    }
}
