package io.github.proofring.examples.signin;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.CodeSent;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Prompt;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.method.RecoveryCodes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The same steps for programs. Paths, shapes and codes are described in the example's README and stay as they are. */
final class Api {
    private static final JsonMapper JSON = JsonMapper.shared();

    static final List<MethodKind> KINDS = List.of(
            AuthenticatorApps.KIND,
            Passkeys.KIND,
            AddressKind.EMAIL.method(),
            AddressKind.PHONE.method(),
            RecoveryCodes.KIND);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.ADD_METHOD,
            Operation.RENAME_METHOD,
            Operation.CHOOSE_DEFAULT,
            Operation.FORGET_DEVICES,
            Operation.ERASE,
            Billing.CHANGE);

    private final Accounts accounts;
    private final Proofs proofs;
    private final Devices devices;

    Api(Accounts accounts, Proofs proofs, Devices devices) {
        this.accounts = accounts;
        this.proofs = proofs;
        this.devices = devices;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/accounts", this::signUp);
        routes.post("/api/session", this::signIn);
        routes.delete("/api/session", this::signOut);
        routes.get("/api/methods", this::methods);
        routes.get("/api/standing", this::standing);
        routes.delete("/api/methods", this::removeAll);
        routes.put("/api/default", this::prefer);
        routes.patch("/api/methods/{id}", this::rename);
        routes.delete("/api/methods/{id}", this::remove);
        routes.post("/api/challenges", this::begin);
        routes.post("/api/challenges/resend", this::resend);
        routes.post("/api/challenges/finish", this::finish);
    }

    private void signUp(Context ctx) {
        Fields fields = Guard.fields(ctx);
        String name = fields.required("name").strip();
        accounts.signUp(Visit.of(ctx), name, fields.required("password"));
        answer(ctx, 201, Map.of("name", name, "state", "signed-in"));
    }

    private void signIn(Context ctx) {
        Fields fields = Guard.fields(ctx);
        String name = fields.required("name").strip();
        Accounts.SignedIn signedIn = accounts.signIn(Visit.of(ctx), name, fields.required("password"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("state", signedIn.stage() == Session.Stage.SIGNED_IN ? "signed-in" : "proof-wanted");
        body.put("methods", signedIn.methods().stream().map(Api::inShort).toList());
        answer(ctx, 200, body);
    }

    private void signOut(Context ctx) {
        accounts.signOut(Visit.of(ctx));
        ctx.status(204);
    }

    private void methods(Context ctx) {
        List<Method> methods = proofs.methods(Visit.of(ctx).signedIn().account());
        answer(ctx, 200, Map.of("methods", methods.stream().map(Api::inFull).toList()));
    }

    private void standing(Context ctx) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (proofs.standing(Visit.of(ctx).ownerByPassword().account()) instanceof Standing.Restricted restricted) {
            body.put("state", "restricted");
            body.put("since", restricted.since().toString());
            body.put("until", restricted.until().toString());
            restricted
                    .replacement()
                    .ifPresent(method -> body.put("kind", method.kind().value()));
        } else {
            body.put("state", "usual");
        }
        answer(ctx, 200, body);
    }

    private void removeAll(Context ctx) {
        proofs.removeAll(Visit.of(ctx));
        ctx.status(202);
    }

    private void prefer(Context ctx) {
        answer(ctx, 200, inFull(proofs.prefer(Visit.of(ctx), Guard.fields(ctx).required("method"))));
    }

    private void rename(Context ctx) {
        Fields fields = Guard.fields(ctx);
        answer(
                ctx,
                200,
                inFull(proofs.rename(
                        Visit.of(ctx),
                        ctx.pathParam("id"),
                        fields.required("label").strip())));
    }

    private void remove(Context ctx) {
        proofs.remove(Visit.of(ctx), ctx.pathParam("id"));
        ctx.status(204);
    }

    private void begin(Context ctx) {
        Fields fields = Guard.fields(ctx);
        Visit visit = Visit.of(ctx);
        Challenge challenge = switch (fields.required("purpose")) {
            case "sign-in" ->
                fields.optional("kind").isEmpty()
                        ? proofs.beginSignIn(visit, fields.required("method"))
                        : beginDiscoverable(visit, fields);
            case "step-up" -> proofs.beginStepUp(visit, fields.required("method"), operation(visit, fields));
            case "enroll" -> beginEnrollment(visit, Adding.BESIDE, kind(fields), fields);
            case "replace-all" -> beginEnrollment(visit, Adding.INSTEAD_OF_ALL, kind(fields), fields);
            case "cancel-replacement" -> proofs.beginCancel(visit, fields.required("method"));
            default ->
                throw Problem.BAD_FIELD.at(
                        "purpose",
                        Sentence.verbatim(
                                "The purpose is sign-in, step-up, enroll, replace-all or cancel-replacement."));
        };
        answer(ctx, challenge);
    }

    private void resend(Context ctx) {
        answer(ctx, proofs.resend(Visit.of(ctx), Guard.fields(ctx).required("ticket")));
    }

    private static void answer(Context ctx, Challenge challenge) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ticket", challenge.ticket().value());
        body.put("kind", challenge.kind().value());
        challenge.method().ifPresent(method -> body.put("method", method.value()));
        body.put("prompt", prompt(challenge.prompt()));
        body.put("expiresAt", challenge.expiresAt().toString());
        answer(ctx, 201, body);
    }

    private void finish(Context ctx) {
        Fields fields = Guard.fields(ctx);
        Verdict.Accepted accepted = proofs.finish(Visit.of(ctx), fields.required("ticket"), fields.proof("proof."));
        devices.rememberIfAsked(Visit.of(ctx), accepted, fields);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("purpose", Step.word(accepted.purpose()));
        body.put("state", state(accepted.purpose(), Visit.of(ctx)));
        body.put("method", inFull(accepted.method()));
        body.put("failuresBefore", accepted.failuresBefore());
        answer(ctx, 200, body);
    }

    /** A replacement opens nothing, and a cancel ends every session. */
    private static String state(Purpose purpose, Visit visit) {
        return switch (purpose) {
            case SIGN_IN, ENROLL, STEP_UP -> "signed-in";
            case REPLACE_ALL -> visit.isSignedIn() ? "signed-in" : "proof-wanted";
            case CANCEL_REPLACEMENT -> "signed-out";
        };
    }

    /** A passkey may name itself, and an address does. */
    private Challenge beginEnrollment(Visit visit, Adding adding, MethodKind kind, Fields fields) {
        if (AddressKind.of(kind).isPresent()) {
            String label = fields.optional("label").strip();
            return proofs.beginAddress(visit, adding, kind, fields.required("address"), label);
        }
        if (kind.equals(Passkeys.KIND) && fields.optional("mediation").equals("conditional")) {
            return proofs.beginUpgrade(visit);
        }
        boolean named = kind.equals(AuthenticatorApps.KIND);
        String label = named ? fields.required("label") : fields.optional("label");
        return proofs.beginEnrollment(visit, adding, kind, label.strip());
    }

    private Challenge beginDiscoverable(Visit visit, Fields fields) {
        if (!kind(fields).equals(Passkeys.KIND)) {
            throw Problem.BAD_FIELD.at("kind", Sentence.verbatim("Only a passkey says by itself whose it is."));
        }
        return proofs.beginDiscoverable(visit);
    }

    private static MethodKind kind(Fields fields) {
        String kind = fields.required("kind");
        return KINDS.stream()
                .filter(known -> known.value().equals(kind))
                .findFirst()
                .orElseThrow(
                        () -> Problem.BAD_FIELD.at("kind", Sentence.verbatim("The kind is one of " + KINDS + ".")));
    }

    /** Named as the registry names it: {@code add-method} and the like, or {@code remove-method:} and the method's id. */
    private Operation operation(Visit visit, Fields fields) {
        String name = fields.required("operation");
        return Stream.concat(
                        OPERATIONS.stream(),
                        proofs.methods(visit.signedIn().account()).stream()
                                .map(Method::id)
                                .flatMap(id -> Stream.of(
                                        Operation.removeMethod(id),
                                        Operation.suspendMethod(id),
                                        Operation.resumeMethod(id))))
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.BAD_FIELD.at(
                        "operation",
                        Sentence.verbatim("The operation is one of " + OPERATIONS
                                + ", or remove-method:, suspend-method: or resume-method: and the id of a method.")));
    }

    private static Map<String, Object> prompt(Prompt prompt) {
        if (prompt instanceof AuthenticatorApps.SetUp setUp) {
            return Map.of("type", "set-up", "uri", setUp.uri().revealUri());
        }
        if (prompt instanceof AuthenticatorApps.CodeWanted wanted) {
            return Map.of("type", "code-wanted", "digits", wanted.digits());
        }
        if (prompt instanceof Passkeys.Wanted wanted) {
            return Map.of("type", "passkey", "options", JSON.readTree(wanted.optionsJson()));
        }
        if (prompt instanceof RecoveryCodes.Codes codes) {
            return Map.of("type", "recovery-codes", "codes", codes.codes());
        }
        if (prompt instanceof RecoveryCodes.RecoveryCodeWanted) {
            return Map.of("type", "recovery-code-wanted");
        }
        if (prompt instanceof CodeSent sent) {
            return Map.of(
                    "type", "code-sent",
                    "to", sent.to(),
                    "channel", sent.channel().value(),
                    "digits", sent.digits(),
                    "resendAt", sent.resendAt().toString());
        }
        throw new IllegalStateException("a verifier was added whose prompts the API cannot show: " + prompt.getClass());
    }

    /** What someone who knows the password alone may see. */
    private static Map<String, Object> inShort(Method method) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", method.id().value());
        shown.put("kind", method.kind().value());
        shown.put("label", method.label());
        AddressKind.of(method.kind())
                .ifPresent(kind -> shown.put("name", method.about().name()));
        return shown;
    }

    static Map<String, Object> inFull(Method method) {
        Map<String, Object> shown = inShort(method);
        if (!method.about().name().isEmpty()) {
            shown.put("name", method.about().name());
        }
        shown.put(
                "traits",
                method.about().traits().stream()
                        .map(trait -> trait.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .sorted()
                        .toList());
        shown.put("default", method.preferred());
        shown.put("addedAt", method.addedAt().toString());
        method.about().left().ifPresent(left -> shown.put("left", left));
        method.suspendedAt().ifPresent(at -> shown.put("suspendedAt", at.toString()));
        method.lastUsedAt().ifPresent(at -> shown.put("lastUsedAt", at.toString()));
        return shown;
    }

    static void answer(Context ctx, int status, Object body) {
        ctx.status(status).contentType("application/json").result(JSON.writeValueAsString(body));
    }
}
