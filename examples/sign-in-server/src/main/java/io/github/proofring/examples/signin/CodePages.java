package io.github.proofring.examples.signin;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.RecoveryCodes;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages that ask for a proof: to sign in, and before each change. They differ in their words and in what follows. A code is sent
 * when its button is pressed, and never because a page was looked at.
 */
final class CodePages {
    /** After these the page goes on without a ticket: there is another way, or another try. */
    private static final Set<Problem> NOT_THE_END = EnumSet.of(
            Problem.SLOW_DOWN,
            Problem.PROVE_ANOTHER_WAY,
            Problem.CHALLENGE_OVER,
            Problem.UNKNOWN_KIND,
            Problem.TOO_MANY_MESSAGES,
            Problem.SENDING_HELD_BACK,
            Problem.NOT_SENT);

    private final View view;
    private final Proofs proofs;

    CodePages(View view, Proofs proofs) {
        this.view = view;
        this.proofs = proofs;
    }

    /** What to do once the code was right. */
    @FunctionalInterface
    interface Next {
        void after(Visit visit, Verdict.Accepted accepted);
    }

    /** Shows the page, for an app with a ticket that is new; a passkey's is asked for by the page's script, a sent code's by its button. */
    void ask(Context ctx, Step step) {
        // Before the proof, which would be made in vain.
        step.operation()
                .ifPresent(operation ->
                        proofs.demands().permit(Visit.of(ctx).signedIn().account(), operation));
        Choice choice = choose(ctx, step, ctx.queryParam("method"));
        if (choice.isPasskey() || choice.isSent()) {
            view.show(ctx, step.page(), model(step, choice, ""));
        } else {
            begin(ctx, step, choice);
        }
    }

    /** Takes what the page sent. */
    void answer(Context ctx, Step step, Next next) {
        Fields fields = Guard.fields(ctx);
        switch (fields.optional("ask")) {
            case "send" -> begin(ctx, step, choose(ctx, step, fields.optional("method")));
            case "again" -> resend(ctx, step, fields);
            default -> finish(ctx, step, fields, next);
        }
    }

    private void begin(Context ctx, Step step, Choice choice) {
        try {
            Challenge challenge = step.begin().apply(Visit.of(ctx), choice.id());
            view.show(ctx, step.page(), model(step, choice, challenge.ticket().value()));
        } catch (Refused refused) {
            showWithoutTicket(ctx, step, choice, refused);
        }
    }

    private void resend(Context ctx, Step step, Fields fields) {
        try {
            Challenge challenge = proofs.resend(Visit.of(ctx), fields.required("ticket"));
            Choice choice = choose(ctx, step, fields.optional("method"));
            Map<String, Object> model = model(step, choice, challenge.ticket().value());
            model.put("again", true);
            view.show(ctx, step.page(), model);
        } catch (Refused refused) {
            askAgain(ctx, step, fields, refused);
        }
    }

    private void finish(Context ctx, Step step, Fields fields, Next next) {
        Verdict.Accepted accepted;
        try {
            accepted = proofs.finish(Visit.of(ctx), fields.required("ticket"), fields.proof(""), step.purpose());
        } catch (Refused refused) {
            askAgain(ctx, step, fields, refused);
            return;
        }
        next.after(Visit.of(ctx), accepted);
    }

    /** Shows the page again with what was wrong. */
    void askAgain(Context ctx, Step step, Fields fields, Refused refused) {
        Choice choice = choose(ctx, step, fields.optional("method"));
        boolean beside = refused.field().equals("label") || refused.field().equals("code");
        if (choice.isPasskey()) {
            view.showAgain(ctx, step.page(), model(step, choice, ""), beside ? refused : Problem.withoutField(refused));
        } else if (beside || refused.problem() == Problem.TOO_MANY_MESSAGES) {
            Refused said = choice.isRecovery() ? Problem.ofRecoveryCode(refused) : refused;
            view.showAgain(ctx, step.page(), model(step, choice, fields.optional("ticket")), said);
        } else if (Problem.isTicketOver(refused) && !choice.isSent()) {
            freshTicket(ctx, step, choice);
        } else {
            showWithoutTicket(ctx, step, choice, refused);
        }
    }

    /** The ticket has run out, which the person need not know: the next code they type will do. */
    private void freshTicket(Context ctx, Step step, Choice choice) {
        try {
            Challenge challenge = step.begin().apply(Visit.of(ctx), choice.id());
            Refused again = Problem.CHALLENGE_OVER.at("code", Sentence.of("problem.challenge-over.newest"));
            view.showAgain(
                    ctx, step.page(), model(step, choice, challenge.ticket().value()), again);
        } catch (Refused refused) {
            showWithoutTicket(ctx, step, choice, refused);
        }
    }

    private void showWithoutTicket(Context ctx, Step step, Choice choice, Refused refused) {
        Refused said = choice.isSent() ? Problem.ofSentCode(refused) : refused;
        if (!NOT_THE_END.contains(said.problem())) {
            throw said;
        }
        view.showAgain(ctx, step.page(), model(step, choice, ""), Problem.withoutField(said));
    }

    private Map<String, Object> model(Step step, Choice choice, String ticket) {
        Map<String, Object> model = new HashMap<>(step.words());
        model.put("standing", Shown.standing(proofs.standing(choice.account())));
        model.put("path", step.path());
        model.put("ticket", ticket);
        model.put("method", Shown.method(choice.chosen()));
        model.put("text", AddressKind.PHONE.method().equals(choice.chosen().kind()));
        model.put("begin", begin(step, choice));
        model.put("others", choice.others().stream().map(Shown::method).toList());
        return model;
    }

    /** What the page's script asks the API for. */
    private static String begin(Step step, Choice choice) {
        Map<String, String> begin = new TreeMap<>(Map.of("method", choice.id()));
        begin.put("purpose", Step.word(step.purpose()));
        step.operation().ifPresent(operation -> begin.put("operation", operation.name()));
        return JsonMapper.shared().writeValueAsString(begin);
    }

    /**
     * The method that was asked for, or else the one that its owner prefers or used last; but the way that is to be removed may well be the one lost, and
     * recovery codes are few.
     */
    private Choice choose(Context ctx, Step step, @Nullable String wanted) {
        Session session = Visit.of(ctx).session().orElseThrow(Problem.NOT_SIGNED_IN::refused);
        List<Method> methods = step.ways().apply(session).stream()
                .sorted(Comparator.comparing((Method m) -> step.path().endsWith(m.id().value()))
                        .thenComparing(m -> m.kind().equals(RecoveryCodes.KIND))
                        .thenComparing(m -> !m.preferred())
                        .thenComparing(m -> m.lastUsedAt().orElse(m.addedAt()), Comparator.reverseOrder()))
                .toList();
        Method chosen = methods.stream()
                .filter(method -> method.id().value().equals(wanted))
                .findFirst()
                .or(() -> methods.stream().findFirst())
                .orElseThrow(Problem.NO_WAY::refused);
        return new Choice(
                session.account(),
                chosen,
                methods.stream().filter(method -> !method.equals(chosen)).toList());
    }
}
