package io.github.proofring.examples.signin;

import java.io.Serial;
import java.time.Duration;

/**
 * A request that is answered with a {@link Problem}. Thrown, because every page and every JSON route answers it in one place.
 * Its words are shown to the client: they hold no secret and nothing the client typed.
 */
final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String field;
    private final transient Sentence detail;
    private final Duration wait;

    Refused(Problem problem, String field, Sentence detail, Duration wait) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.field = field;
        this.detail = detail;
        this.wait = wait;
    }

    Problem problem() {
        return problem;
    }

    /** The field it is about, or empty. */
    String field() {
        return field;
    }

    /** One or two sentences for the person. */
    Sentence sentence() {
        return detail;
    }

    /** The same in English, for programs. */
    String detail() {
        return Language.ENGLISH.say(detail);
    }

    /** How long to wait before trying again; zero if waiting does not matter. */
    Duration retryAfter() {
        return wait;
    }
}
