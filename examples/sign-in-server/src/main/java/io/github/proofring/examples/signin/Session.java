package io.github.proofring.examples.signin;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Factor;
import java.util.List;

/**
 * One person at one browser, from the password on.
 *
 * @param idHash    the SHA-256 of the cookie
 * @param account   whose
 * @param name      the user name, as its owner wrote it
 * @param stage     how far the sign-in has come
 * @param binding   a random value that ties tickets and authority to this session; it stays when the id is renewed
 * @param authority the last fresh proof, sealed by the registry, or empty
 * @param proved    all that was proved in it, the password among it
 */
record Session(
        String idHash,
        AccountId account,
        String name,
        Stage stage,
        String binding,
        String authority,
        List<Factor> proved) {
    /** How far the sign-in has come. */
    enum Stage {
        /** Somebody followed the link "this was not me" of an alert: they may cancel what it is about, with a proof. */
        MAY_CANCEL,
        /** The password was right; a way to sign in is still to be proved. */
        PASSWORD_GIVEN,
        SIGNED_IN
    }

    boolean signedIn() {
        return stage == Stage.SIGNED_IN;
    }

    @Override
    public String toString() {
        return "Session[" + account + ", " + stage + "]";
    }
}
