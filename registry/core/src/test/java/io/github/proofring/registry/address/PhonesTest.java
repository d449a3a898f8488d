package io.github.proofring.registry.address;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.address.PhoneReading.Accepted;
import io.github.proofring.registry.address.PhoneReading.Refused;
import io.github.proofring.registry.spi.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Telephone numbers of the table")
class PhonesTest {
    private static final Map<String, LineType> TAKEN = Map.of(
            "mobile", LineType.MOBILE,
            "fixed", LineType.FIXED_LINE,
            "fixed-or-mobile", LineType.FIXED_LINE_OR_MOBILE);

    private static final Map<String, PhoneRefusal> REFUSED = Map.ofEntries(
            Map.entry("voip", PhoneRefusal.VOIP),
            Map.entry("premium", PhoneRefusal.PREMIUM_RATE),
            Map.entry("toll-free", PhoneRefusal.TOLL_FREE),
            Map.entry("shared-cost", PhoneRefusal.SHARED_COST),
            Map.entry("pager", PhoneRefusal.PAGER),
            Map.entry("uan", PhoneRefusal.UAN),
            Map.entry("voicemail", PhoneRefusal.VOICEMAIL),
            Map.entry("personal", PhoneRefusal.PERSONAL),
            Map.entry("no-region", PhoneRefusal.REGION_NOT_SERVED),
            Map.entry("country-missing", PhoneRefusal.COUNTRY_MISSING),
            Map.entry("extension", PhoneRefusal.EXTENSION),
            Map.entry("impossible", PhoneRefusal.IMPOSSIBLE),
            Map.entry("invalid", PhoneRefusal.INVALID),
            Map.entry("not-a-number", PhoneRefusal.NOT_A_NUMBER));

    /** One of the table. */
    record Row(Optional<String> region, String typed, String e164, String verdict) {
        PhonePolicy policy() {
            return region.map(PhonePolicy::typedIn).orElse(PhonePolicy.international());
        }

        boolean isNumber() {
            return !e164.isEmpty();
        }

        PhoneReading spoken() {
            return TAKEN.containsKey(verdict) ? new Accepted(new PhoneNumber(e164), TAKEN.get(verdict)) : refused();
        }

        PhoneReading texted() {
            return verdict.equals("fixed") ? new Refused(PhoneRefusal.FIXED_LINE) : spoken();
        }

        private PhoneReading refused() {
            return new Refused(Optional.ofNullable(REFUSED.get(verdict)).orElseThrow());
        }
    }

    static Stream<Row> all() {
        return Tables.rows("phones.txt").stream().map(PhonesTest::row);
    }

    private static Row row(List<String> columns) {
        Optional<String> region = Optional.of(columns.get(0)).filter(name -> !name.equals("--"));
        return new Row(region, columns.get(1), columns.get(2), columns.get(3));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("are answered as it says, spoken to and texted to, and by their E.164 form alike")
    void answered(Row row) {
        assertAll(
                () -> assertEquals(row.spoken(), row.policy().read(row.typed(), Channel.VOICE)),
                () -> assertEquals(row.texted(), row.policy().read(row.typed(), Channel.SMS)),
                () -> assertEquals(row.texted(), row.policy().read(row.typed(), new Channel("chat"))),
                () -> assertEquals(row.spoken(), row.isNumber() ? read(row.e164()) : row.spoken()));
    }

    private static PhoneReading read(String e164) {
        return PhonePolicy.international().read(e164, Channel.VOICE);
    }

    @Test
    @DisplayName("are more than 400 from more than 60 regions, with every verdict among them")
    void enough() {
        assertAll(
                () -> assertTrue(all().count() > 400),
                () -> assertTrue(
                        all().flatMap(row -> row.region().stream()).distinct().count() > 60),
                () -> assertEquals(
                        TAKEN.size() + REFUSED.size(),
                        all().map(Row::verdict).distinct().count()));
    }
}
