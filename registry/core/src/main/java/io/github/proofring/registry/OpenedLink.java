package io.github.proofring.registry;

/**
 * A link "this was not me" of an alert that was just opened ({@link Registry#openAlertLink}).
 *
 * @param account whose
 * @param pass    for {@link Caller#withOpenedLink}, as long as the replacement lasts. It proves nothing; for the server-side session or a cookie that
 *                scripts cannot read
 */
public record OpenedLink(AccountId account, String pass) {
    /** Leaves the pass out. */
    @Override
    public String toString() {
        return "OpenedLink[" + account + "]";
    }
}
