package io.github.proofring.registry;

/** What a rule makes of an account: a next state to store with an answer that is true once it is stored, or a refusal. */
sealed interface Ruling<V> {
    record Store<V>(Account next, V answer) implements Ruling<V> {}

    record Refuse<V>(Refusal refusal) implements Ruling<V> {}

    static <V> Ruling<V> store(Account next, V answer) {
        return new Store<>(next, answer);
    }

    static <V> Ruling<V> refuse(Refusal refusal) {
        return new Refuse<>(refusal);
    }

    static <V> Ruling<V> refuse(Reason reason) {
        return new Refuse<>(Refusal.because(reason));
    }
}
