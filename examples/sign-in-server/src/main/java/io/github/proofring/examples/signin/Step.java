package io.github.proofring.examples.signin;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a proof is asked for.
 *
 * @param purpose the only purpose a ticket may have here
 * @param path    the page's address
 * @param page    the page's template
 * @param words   what the template needs besides
 * @param ways    which of the account's methods can give the proof
 * @param operation what the proof shall allow; none to sign in
 * @param begin   begins the ceremony with the method of this id
 */
record Step(
        Purpose purpose,
        String path,
        String page,
        Map<String, Object> words,
        Function<Session, List<Method>> ways,
        Optional<Operation> operation,
        BiFunction<Visit, String, Challenge> begin) {
    /** How the API calls a purpose. */
    static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
