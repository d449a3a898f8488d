package io.github.proofring.bench;

import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.webauthn.SignatureAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Whole sign-ins: a begin and a finish, in memory and in databases. */
final class RegistryRows {
    private static final int[] THREADS = {1, 8, 32};

    /** Version, key id, nonce and tag of what is sealed. */
    private static final int SEAL = 1 + 4 + 24 + 16;

    /** Sign-ins after which a row is as long as it stays: it keeps the last sixteen writes and ten uses. */
    private static final int UNTIL_GROWN = 17;

    private final Plan plan;
    private final List<Row> rows = new ArrayList<>();

    private RegistryRows(Plan plan) {
        this.plan = plan;
    }

    static List<Row> measure(Plan plan) {
        RegistryRows rows = new RegistryRows(plan);
        rows.inMemory("TOTP", Device.App::new, Optional.empty());
        rows.inMemory("passkey", Device.Key::new, Optional.of(verify()));
        rows.onH2();
        PostgresServer.start().ifPresentOrElse(rows::onPostgres, RegistryRows::tellMissing);
        return rows.rows;
    }

    static void tellMissing() {
        System.err.println("no PostgreSQL server under /usr/lib/postgresql: its rows are left out");
    }

    /** Fewer with passkeys: they take long to sign, which nobody waits for but who measures. */
    private int people(Optional<RawVerify> verify) {
        return plan.quick() ? 64 : verify.isPresent() ? 512 : 4096;
    }

    private static RawVerify verify() {
        return RawVerify.of(Assertion.of(SignatureAlgorithm.ES256, 0, true));
    }

    private void inMemory(String kind, Supplier<Device> devices, Optional<RawVerify> verify) {
        InMemoryAccountStore store = new InMemoryAccountStore();
        RoundClock clock = new RoundClock();
        Registry registry = SignIns.registry(store, KeyRing.generate(), clock);
        List<Person> crowd = new ArrayList<>();
        int people = people(verify);
        for (int i = 0; i < people; i++) {
            crowd.add(Person.enrolled(devices.get(), registry, clock));
        }
        Rounds ours = new SignIns(registry, clock, crowd);
        Rounds.measure(1, UNTIL_GROWN, 0, ours);
        Bytes body =
                store.find(crowd.get(0).account).row().map(row -> row.body()).orElseThrow();
        int ticket = crowd.get(0).begin(registry).ticket().value().length() * 3 / 4;
        Rounds bound = new BareCryptography(people, body.size() - SEAL, ticket - SEAL, verify);
        for (int threads : THREADS) {
            Measured[] both = Rounds.measure(threads, plan.quick() ? 2 : 20, plan.quick() ? 2 : 20, ours, bound);
            add(kind + " sign-in, in memory", threads, both, "the cryptography alone");
        }
    }

    private void onH2() {
        try {
            Path folder = Files.createTempDirectory("proofring-bench");
            try (Place place = Place.h2(folder.resolve("accounts").toString())) {
                on(place);
            }
            Files.deleteIfExists(folder.resolve("accounts.mv.db"));
            Files.deleteIfExists(folder.resolve("accounts.trace.db"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void onPostgres(PostgresServer server) {
        try (server;
                Place place = Place.postgres(server)) {
            on(place);
        }
    }

    private void on(Place place) {
        on(place, "TOTP", Device.App::new, Optional.empty());
        place.empty();
        on(place, "passkey", Device.Key::new, Optional.of(verify()));
    }

    private void on(Place place, String kind, Supplier<Device> devices, Optional<RawVerify> verify) {
        List<Person> crowd = place.people(people(verify), devices, 1);
        SignIns ours = new SignIns(place.registry, place.clock, crowd);
        Rounds.measure(1, UNTIL_GROWN, 0, ours);
        Rounds bound = place.bound(crowd, verify);
        String what = kind + " sign-in, " + place.name;
        for (int threads : THREADS) {
            Measured[] both = Rounds.measure(threads, plan.quick() ? 1 : 4, plan.quick() ? 2 : 8, ours, bound);
            add(what, threads, both, verify.isPresent() ? "bare JDBC and the signature" : "bare JDBC");
        }
        rows.add(asked(place, what, crowd));
    }

    private void add(String what, int threads, Measured[] both, String boundIs) {
        System.err.println("measured " + what + " by " + threads);
        String name = what + ", " + threads + (threads == 1 ? " thread" : " threads");
        Measured ours = both[0];
        Measured bound = both[1];
        double beyond = (1e9 / ours.perSecond() - 1e9 / bound.perSecond()) / 1e3;
        rows.add(row(name, Row.OURS, ours, bound)
                .noting(latencies(ours) + (threads == 1 ? micros("; %.1f µs beyond the bound", beyond) : "")));
        rows.add(row(name, Row.BOUND, bound, bound).noting(latencies(bound) + "; " + boundIs));
        if (threads == 1) {
            rows.add(begin(what, ours, bound));
        }
    }

    private static Row row(String what, String who, Measured measured, Measured bound) {
        return new Row(
                Group.REGISTRY,
                what,
                who,
                measured.perSecond(),
                "/s",
                OptionalDouble.of(bound.perSecond() / measured.perSecond()),
                OptionalDouble.of(measured.bytes()),
                "");
    }

    private static Row begin(String what, Measured ours, Measured bound) {
        double beyond = (ours.begin(50) - bound.begin(50)) / 1e3;
        return new Row(
                Group.REGISTRY,
                "begin of a " + what,
                Row.OURS,
                ours.begin(50),
                "ns",
                OptionalDouble.of((double) ours.begin(50) / bound.begin(50)),
                OptionalDouble.empty(),
                micros("p50; %.1f µs beyond the bound's", beyond));
    }

    private static String latencies(Measured measured) {
        return micros("p50 %.0f µs", measured.percentile(50) / 1e3)
                + micros(", p99 %.0f µs", measured.percentile(99) / 1e3);
    }

    private static String micros(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }

    /** What one sign-in asks of the database and has it write, once the pages it touches have been written since the last checkpoint. */
    private Row asked(Place place, String what, List<Person> crowd) {
        Asked asked = new Asked(place.pool.source());
        Registry watched = SignIns.registry(new JdbcAccountStore(asked.database()), place.keys, place.clock);
        SignIns ours = new SignIns(watched, place.clock, crowd);
        Rounds.measure(1, 1, 0, ours);
        long statements = asked.statements();
        long log = log(place);
        Rounds.measure(1, 1, 0, ours);
        double written = (double) (log(place) - log) / crowd.size();
        String bytes =
                place.isPostgres() ? String.format(Locale.ROOT, "%,.0f bytes of write-ahead log each; ", written) : "";
        int body = (int) place.pool.number("select max(octet_length(body)) from proofring_account");
        return Row.plain(Group.REGISTRY, what + ": what it asks", (double) statements / crowd.size(), "statements")
                .noting(bytes + "a row's body has " + body + " bytes");
    }

    private static long log(Place place) {
        return place.isPostgres() ? place.pool.number("select pg_current_wal_insert_lsn() - '0/0'") : 0;
    }
}
