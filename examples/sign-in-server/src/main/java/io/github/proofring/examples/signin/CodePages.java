package io.github.proofring.examples.signin;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Verdict;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The pages that ask for a code: to sign in, and before each change. They differ in their words and in what follows. */
final class CodePages {
    private final View view;
    private final Proofs proofs;

    CodePages(View view, Proofs proofs) {
        this.view = view;
        this.proofs = proofs;
    }

    /**
     * What a code is asked for.
     *
     * @param purpose the only purpose a ticket may have here
     * @param path    the page's address
     * @param page    the page's template
     * @param words   what the template needs besides
     * @param begin   begins the ceremony with the method of this id
     */
    record Step(
            Purpose purpose,
            String path,
            String page,
            Map<String, Object> words,
            BiFunction<Visit, String, Challenge> begin) {}

    /** What to do once the code was right. */
    @FunctionalInterface
    interface Next {
        void after(Visit visit, Verdict.Accepted accepted);
    }

    void register(RoutesConfig routes) {
        Step signIn = new Step(Purpose.SIGN_IN, "/sign-in/code", "sign-in-code", Map.of(), proofs::beginSignIn);
        routes.get(signIn.path(), ctx -> askToSignIn(ctx, signIn));
        routes.post(
                signIn.path(),
                ctx -> answer(ctx, signIn, (visit, accepted) -> {
                    if (accepted.failuresBefore() > 0) {
                        visit.note(Note.WRONG_CODES);
                    }
                    Pages.go(ctx, "/security");
                }));
    }

    /** Shows the page, with a ticket that is new. */
    void ask(Context ctx, Step step) {
        Choice choice = choose(ctx, step, ctx.queryParam("method"));
        try {
            Challenge challenge = step.begin().apply(Visit.of(ctx), choice.id());
            view.show(ctx, step.page(), model(step, choice, challenge.ticket().value()));
        } catch (Refused refused) {
            showWithoutTicket(ctx, step, choice, refused);
        }
    }

    /** Takes what the page sent. */
    void answer(Context ctx, Step step, Next next) {
        Fields fields = Guard.fields(ctx);
        Verdict.Accepted accepted;
        try {
            accepted = proofs.finish(Visit.of(ctx), fields.required("ticket"), fields.codes(""), step.purpose());
        } catch (Refused refused) {
            askAgain(ctx, step, fields, refused);
            return;
        }
        next.after(Visit.of(ctx), accepted);
    }

    private void askToSignIn(Context ctx, Step signIn) {
        if (Visit.of(ctx).isSignedIn()) {
            Pages.go(ctx, "/security");
        } else {
            ask(ctx, signIn);
        }
    }

    private void askAgain(Context ctx, Step step, Fields fields, Refused refused) {
        Choice choice = choose(ctx, step, fields.optional("method"));
        if (refused.field().equals("code")) {
            view.showAgain(ctx, step.page(), model(step, choice, fields.optional("ticket")), refused);
        } else if (refused.problem() == Problem.CHALLENGE_OVER
                || refused.field().equals("ticket")) {
            freshTicket(ctx, step, choice);
        } else {
            showWithoutTicket(ctx, step, choice, refused);
        }
    }

    /** The ticket has run out, which the person need not know: the next code they type will do. */
    private void freshTicket(Context ctx, Step step, Choice choice) {
        try {
            Challenge challenge = step.begin().apply(Visit.of(ctx), choice.id());
            Refused again = Problem.CHALLENGE_OVER.at("code", "That took too long. Please type the newest code.");
            view.showAgain(
                    ctx, step.page(), model(step, choice, challenge.ticket().value()), again);
        } catch (Refused refused) {
            showWithoutTicket(ctx, step, choice, refused);
        }
    }

    private void showWithoutTicket(Context ctx, Step step, Choice choice, Refused refused) {
        if (refused.problem() != Problem.SLOW_DOWN && refused.problem() != Problem.PROVE_ANOTHER_WAY) {
            throw refused;
        }
        view.showAgain(ctx, step.page(), model(step, choice, ""), Problem.withoutField(refused));
    }

    private Map<String, Object> model(Step step, Choice choice, String ticket) {
        Map<String, Object> model = new HashMap<>(step.words());
        model.put("path", step.path());
        model.put("ticket", ticket);
        model.put("method", Shown.method(choice.chosen()));
        model.put("others", choice.others().stream().map(Shown::method).toList());
        return model;
    }

    private record Choice(Method chosen, List<Method> others) {
        String id() {
            return chosen.id().value();
        }
    }

    /** The method that was asked for, or else the one last used; but the way that is to be removed may well be the one lost. */
    private Choice choose(Context ctx, Step step, @Nullable String wanted) {
        Session session = Visit.of(ctx).session().orElseThrow(Problem.NOT_SIGNED_IN::refused);
        List<Method> methods = proofs.methods(session.account()).stream()
                .sorted(Comparator.comparing((Method m) -> step.path().endsWith(m.id().value()))
                        .thenComparing(m -> m.lastUsedAt().orElse(m.addedAt()), Comparator.reverseOrder()))
                .toList();
        Method chosen = methods.stream()
                .filter(method -> method.id().value().equals(wanted))
                .findFirst()
                .or(() -> methods.stream().findFirst())
                .orElseThrow(Problem.NO_SUCH_METHOD::refused);
        return new Choice(
                chosen,
                methods.stream().filter(method -> !method.equals(chosen)).toList());
    }
}
