package io.github.proofring.bench;

/** Something that is done once for everybody, in two parts as a sign-in has them. */
interface Rounds {
    int size();

    void run(Crowd crowd, Measured into);

    /** Measures several in turn, so that what else the machine does falls on all of them. */
    static Measured[] measure(int threads, int warmUp, int rounds, Rounds... all) {
        Measured[] measured = new Measured[all.length];
        try (Crowd crowd = new Crowd(threads)) {
            for (int i = 0; i < all.length; i++) {
                measured[i] = new Measured(rounds * all[i].size());
                for (int round = 0; round < warmUp; round++) {
                    all[i].run(crowd, new Measured(all[i].size()));
                }
            }
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < all.length; i++) {
                    all[i].run(crowd, measured[i]);
                }
            }
        }
        return measured;
    }
}
