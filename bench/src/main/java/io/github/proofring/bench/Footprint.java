package io.github.proofring.bench;

import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.store.InMemoryAccountStore;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small program that prints how much more a JVM holds once it has a registry, and once thousands have signed in with it. */
public final class Footprint {
    private static final int SIGN_INS = 5_000;

    private Footprint() {}

    /** Takes nothing; prints a name, a number and its unit in each line. */
    public static void main(String[] arguments) {
        InMemoryAccountStore store = new InMemoryAccountStore();
        RoundClock clock = new RoundClock();
        KeyRing keys = KeyRing.generate();
        double heap = heap();
        double classes = classes();
        Registry registry = SignIns.registry(store, keys, clock);
        List<Person> one = new ArrayList<>();
        one.add(Person.enrolled(new Device.App(), registry, clock));
        one.add(Person.enrolled(new Device.Key(), registry, clock));
        SignIns signIns = new SignIns(registry, clock, one);
        Rounds.measure(1, 1, 1, signIns);
        double used = heap();
        print("library: heap that two accounts and their registry hold, and what they use of the JDK", used - heap);
        Rounds.measure(1, 1, SIGN_INS, signIns);
        print("library: classes and compiled code, with those of what it uses", classes() - classes);
        print("library: heap held more after " + 2 * SIGN_INS + " sign-ins", heap() - used);
        // Held until here.
        if (registry.methods(one.get(0).account).isEmpty()) {
            throw new IllegalStateException("nobody is there any more");
        }
    }

    private static void print(String what, double bytes) {
        System.out.printf(Locale.ROOT, "%s\t%.0f\tKB%n", what, bytes / 1024);
    }

    private static double heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Metaspace and what the JIT compiled. */
    private static double classes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.NON_HEAP)
                .mapToDouble((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }
}
