package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Strength;
import io.javalin.http.Context;

/** What all pages that add a way have in common: who may see them, and what comes after. */
final class Additions {
    private final Proofs proofs;

    Additions(Proofs proofs) {
        this.proofs = proofs;
    }

    /**
     * Whether the page may be shown, so that nobody fills in a form in vain; if not, the browser is on its way to what is missing.
     *
     * @param confirm where a proof is asked for first
     */
    boolean admit(Context ctx, Adding adding, Strength added, String confirm) {
        Visit visit = Visit.of(ctx);
        if (adding == Adding.INSTEAD_OF_ALL) {
            boolean may = proofs.mayReplaceAll(visit.ownerByPassword().account());
            if (!may) {
                go(ctx, adding.root());
            }
            return may;
        }
        proofs.demands().permit(visit.signedIn().account(), Operation.ADD_METHOD);
        boolean may = proofs.demands().mayAdd(visit, added);
        if (!may) {
            go(ctx, confirm);
        }
        return may;
    }

    /** It was proved. Who was about to replace another way removes that now. */
    void done(Context ctx, Adding adding, Note note) {
        Visit visit = Visit.of(ctx);
        if (adding == Adding.INSTEAD_OF_ALL) {
            go(ctx, "/lost/asked");
            return;
        }
        String replaced = visit.takeReplaced();
        boolean there = proofs.methods(visit.anyStage().account()).stream()
                .anyMatch(method -> method.id().value().equals(replaced));
        visit.note(there ? Note.NOW_REMOVE : note);
        go(ctx, there ? "/security/remove/" + replaced : "/security");
    }
}
