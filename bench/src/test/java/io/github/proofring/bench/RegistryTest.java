package io.github.proofring.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Verdict;
import io.github.proofring.webauthn.SignatureAlgorithm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What is measured of the registry")
class RegistryTest {
    private static final int PEOPLE = 16;

    @TempDir
    Path folder;

    static Stream<Supplier<Device>> devices() {
        return Stream.of(Device.App::new, Device.Key::new);
    }

    @ParameterizedTest
    @MethodSource("devices")
    @DisplayName("is sign-ins that are written, and in the bound as many reads and writes of the same size")
    void written(Supplier<Device> devices) {
        try (Place place = Place.h2(folder.resolve("accounts").toString())) {
            List<Person> people = place.people(PEOPLE, devices, 1);
            Rounds ours = new SignIns(place.registry, place.clock, people);
            Rounds bound = place.bound(people, Optional.empty());
            long before = place.pool.number("select sum(version) from proofring_account");
            long boundBefore = place.pool.number("select sum(version) from bound_account");

            Measured[] measured = Rounds.measure(2, 1, 2, ours, bound);

            assertTrue(measured[0].perSecond() > 0 && measured[1].perSecond() > 0);
            assertTrue(measured[0].percentile(99) >= measured[0].percentile(50));
            assertEquals(3 * PEOPLE, place.pool.number("select sum(version) from proofring_account") - before);
            assertEquals(3 * PEOPLE, place.pool.number("select sum(version) from bound_account") - boundBefore);
        }
    }

    @Test
    @DisplayName("has codes among it that are wrong")
    void mistakes() {
        try (Place place = Place.h2(folder.resolve("accounts").toString())) {
            Person person = place.people(1, Device.App::new, 3).get(0);
            place.clock.nextRound();
            Challenge challenge = person.begin(place.registry);
            Verdict wrong =
                    person.finish(place.registry, challenge, person.device.mistake(challenge, place.clock.instant()));
            assertTrue(wrong instanceof Verdict.Rejected);
            Verdict right =
                    person.finish(place.registry, challenge, person.device.answer(challenge, place.clock.instant()));
            assertTrue(right instanceof Verdict.Accepted);
            assertEquals(3, place.registry.methods(person.account).size());
        }
    }

    @Test
    @DisplayName("stops where a right proof is refused")
    void refused() {
        try (Place place = Place.h2(folder.resolve("accounts").toString())) {
            List<Person> people = place.people(PEOPLE, Device.App::new, 1);
            // The codes of another time.
            SignIns again = new SignIns(place.registry, new RoundClock(), people);
            assertThrows(IllegalStateException.class, () -> Rounds.measure(1, 1, 1, again));
        }
    }

    @Test
    @DisplayName("has a bound that opens, judges and seals")
    void cryptography() {
        RawVerify verify = RawVerify.of(Assertion.of(SignatureAlgorithm.ES256, 0, true));
        Measured[] measured = Rounds.measure(
                2,
                1,
                1,
                new BareCryptography(PEOPLE, 500, 512, Optional.empty()),
                new BareCryptography(PEOPLE, 500, 512, Optional.of(verify)));
        assertTrue(measured[1].percentile(50) > 0);
    }
}
