package io.github.proofring.registry;

import java.util.Optional;
import java.util.function.Supplier;

/** An answer that is asked for at most once, as asking costs or counts something. Used by one thread. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> question;
    private Optional<T> answer = Optional.empty();

    Once(Supplier<T> question) {
        this.question = question;
    }

    @Override
    public T get() {
        T known = answer.orElseGet(question);
        answer = Optional.of(known);
        return known;
    }
}
