package io.github.proofring.bench;

import java.util.ArrayList;
import java.util.List;

/** Ceremonies of WebAuthn. */
final class PasskeyRows {
    private PasskeyRows() {}

    static List<Row> measure(Plan plan) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(Jmh.run(
                plan,
                Group.PASSKEYS,
                "sign-in",
                FinishPasskey.class,
                options -> options.param("algorithm", "ES256", "RS256", "EDDSA")
                        .param("provider", Providers.JDK, Providers.CORRETTO, Providers.CONSCRYPT)));
        // No peer knows it, and nor do the other providers on every JDK.
        rows.addAll(Jmh.run(
                Group.PASSKEYS,
                "sign-in",
                Jmh.options(plan)
                        .include(Jmh.all(FinishPasskey.class) + "(ours|bound)$")
                        .param("algorithm", "ML_DSA_44")
                        .param("provider", Providers.JDK)));
        rows.addAll(Jmh.run(
                plan,
                Group.PASSKEYS,
                "registration",
                RegisterPasskey.class,
                options -> options.param("algorithm", "ES256").param("provider", Providers.JDK)));
        return rows;
    }
}
