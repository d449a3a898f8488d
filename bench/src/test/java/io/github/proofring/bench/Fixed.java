package io.github.proofring.bench;

/** Always the same turn. */
final class Fixed extends Turn {
    private final int at;

    Fixed(int at) {
        this.at = at;
    }

    @Override
    int next(int size) {
        return at;
    }
}
