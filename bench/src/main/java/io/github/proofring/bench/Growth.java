package io.github.proofring.bench;

import io.github.proofring.registry.Registry;
import io.github.proofring.registry.store.InMemoryAccountStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;

/** What becomes of a sign-in when an account has more methods and a database more accounts, and what all of it weighs. */
final class Growth {
    private static final int ASKED = 2_000;

    private final Plan plan;
    private final List<Row> rows = new ArrayList<>();

    private Growth(Plan plan) {
        this.plan = plan;
    }

    static List<Row> measure(Plan plan) {
        Growth growth = new Growth(plan);
        PostgresServer.start().ifPresentOrElse(growth::onPostgres, RegistryRows::tellMissing);
        growth.rows.addAll(Weight.measure(plan));
        return growth.rows;
    }

    private void onPostgres(PostgresServer server) {
        try (server;
                Place place = Place.postgres(server)) {
            byMethods(place);
            place.empty();
            byAccounts(place);
        }
    }

    private void byMethods(Place place) {
        double first = 0;
        for (int methods : new int[] {1, 5, 10}) {
            List<Person> people = place.people(plan.quick() ? 32 : 500, Device.App::new, methods);
            Measured ours = measured(place, people);
            first = methods == 1 ? ours.percentile(50) : first;
            int body = (int) place.pool.number("select octet_length(body) from proofring_account where account = "
                    + "convert_to('" + people.get(0).account.value() + "', 'UTF8')");
            rows.add(row("TOTP sign-in with " + methods + (methods == 1 ? " method" : " methods"), ours, first)
                    .noting("p50, × that with 1 method; a row's body has " + body + " bytes"));
        }
    }

    private void byAccounts(Place place) {
        int[] sizes = plan.quick() ? new int[] {1_000, 5_000} : new int[] {1_000, 100_000, 1_000_000};
        List<Person> people = new ArrayList<>();
        double first = 0;
        int filled = 0;
        for (int size : sizes) {
            people = some(place, people, size - filled);
            filled = size;
            place.pool.execute("vacuum analyze proofring_account");
            long bytes = place.pool.number("select pg_total_relation_size('proofring_account')");
            Measured ours = measured(place, people);
            first = first == 0 ? ours.percentile(50) : first;
            rows.add(row(String.format(Locale.ROOT, "TOTP sign-in among %,d accounts", size), ours, first)
                    .noting(String.format(
                            Locale.ROOT,
                            "p50, × that among the fewest; %,d bytes on disk for each account",
                            bytes / size)));
        }
    }

    /** More accounts, and a few people out of all there are. */
    private static List<Person> some(Place place, List<Person> before, int more) {
        List<Person> people = new ArrayList<>(before);
        Random random = new Random();
        int batch = 1_000;
        double kept = Math.min(1, (double) ASKED / more);
        for (int made = 0; made < more; made += batch) {
            InMemoryAccountStore memory = new InMemoryAccountStore();
            Registry registry = SignIns.registry(memory, place.keys, place.clock);
            List<Person> all = new ArrayList<>();
            for (int i = 0; i < Math.min(batch, more - made); i++) {
                all.add(Person.enrolled(new Device.App(), registry, place.clock));
            }
            Rows.copy(memory, all, place.pool);
            all.stream().filter(person -> random.nextDouble() < kept).forEach(people::add);
        }
        Collections.shuffle(people, random);
        return new ArrayList<>(people.subList(0, Math.min(ASKED, people.size())));
    }

    private Measured measured(Place place, List<Person> people) {
        SignIns signIns = new SignIns(place.registry, place.clock, people);
        return Rounds.measure(1, 1, plan.quick() ? 1 : 5, signIns)[0];
    }

    private static Row row(String what, Measured ours, double first) {
        return new Row(
                Group.GROWTH,
                what,
                Row.OURS,
                ours.percentile(50),
                "ns",
                OptionalDouble.of(ours.percentile(50) / first),
                OptionalDouble.of(ours.bytes()),
                "");
    }
}
