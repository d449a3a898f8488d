package io.github.proofring.bench;

import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.store.JdbcAccountStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A database with people in it, and beside it a table of the same rows for the bound. */
final class Place implements AutoCloseable {
    private static final String H2_BYTES = "varbinary(65536)";
    private static final String POSTGRES_BYTES = "bytea";

    final String name;
    final Pool pool;
    final RoundClock clock = new RoundClock();
    final KeyRing keys = KeyRing.generate();
    final Registry registry;
    private final String url;

    private Place(String name, String url) {
        this.name = name;
        this.url = url;
        this.pool = Pool.open(url);
        this.registry = SignIns.registry(new JdbcAccountStore(pool.source()), keys, clock);
    }

    static Place postgres(PostgresServer server) {
        return new Place("PostgreSQL", server.url());
    }

    /** As the example has it: what is acknowledged is with the operating system. */
    static Place h2(String file) {
        return new Place("H2", "jdbc:h2:file:" + file + ";WRITE_DELAY=0");
    }

    boolean isPostgres() {
        return url.startsWith("jdbc:postgresql");
    }

    /** People by the library's own ceremonies, without waiting for the disk. */
    List<Person> people(int count, Supplier<Device> devices, int methods) {
        try (Pool careless = Pool.careless(url)) {
            Registry quick = SignIns.registry(new JdbcAccountStore(careless.source()), keys, clock);
            List<Person> people = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                people.add(Person.enrolled(devices, methods, quick, clock));
            }
            return people;
        }
    }

    /** The table of the bound, as the real one is now. */
    BareJdbc bound(List<Person> people, Optional<RawVerify> verify) {
        BareJdbc.prepare(pool, isPostgres() ? POSTGRES_BYTES : H2_BYTES);
        return new BareJdbc(pool.source(), people, verify);
    }

    void empty() {
        pool.execute("delete from proofring_credential");
        pool.execute(isPostgres() ? "truncate proofring_account cascade" : "delete from proofring_account");
    }

    @Override
    public void close() {
        pool.close();
    }
}
