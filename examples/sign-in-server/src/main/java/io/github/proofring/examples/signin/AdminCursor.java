package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Right;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the next page of a history begins, as a text for its address: the time and the id of the last line before it. */
final class AdminCursor {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\.([A-Za-z0-9_-]{22})");

    private AdminCursor() {}

    static String of(AccountEvent last) {
        return last.at().toEpochMilli() + "." + last.id();
    }

    /** None for a text of another form: then it is the first page. */
    static Optional<AccountEvent> read(AccountId account, String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(event(account, Instant.ofEpochMilli(Long.parseLong(form.group(1))), form.group(2)))
                : Optional.empty();
    }

    /** The order of a history looks at the time and the id alone. */
    private static AccountEvent event(AccountId account, Instant at, String id) {
        return new AccountEvent(
                id,
                account,
                AccountEvent.What.ACCOUNT_RESET,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                at,
                Optional.empty(),
                new Right.Time(),
                "");
    }
}
