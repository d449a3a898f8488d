package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Requirement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What each account pays. */
final class Billing {
    static final Operation CHANGE = new Operation("change-billing");

    /** Two factors, and one of them just now that is no mailbox, where the mail that resets a password comes too. */
    static final Requirement WANTED =
            Requirement.allOf(Requirement.NIST_AAL2, Requirement.NIST_AAL1.within(Duration.ofMinutes(10)));

    private final Database database;

    Billing(Database database) {
        this.database = database;
    }

    /** How often. */
    enum Plan {
        MONTHLY,
        YEARLY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Plan> of(String word) {
            return Arrays.stream(values())
                    .filter(plan -> plan.word().equals(word))
                    .findFirst();
        }
    }

    Plan plan(AccountId account) {
        return database.first(
                        row -> Plan.valueOf(row.getString(1)),
                        "SELECT plan FROM app_billing WHERE account_id = ?",
                        account.value())
                .orElse(Plan.MONTHLY);
    }

    void change(AccountId account, Plan plan) {
        if (database.update("UPDATE app_billing SET plan = ? WHERE account_id = ?", plan.name(), account.value())
                == 0) {
            database.insert("INSERT INTO app_billing (account_id, plan) VALUES (?, ?)", account.value(), plan.name());
        }
    }
}
