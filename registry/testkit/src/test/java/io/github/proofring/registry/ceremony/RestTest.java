package io.github.proofring.registry.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.UnreadableAccountException;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.totp.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("At rest")
class RestTest {
    @Parameter
    TestStore store;

    private static Row row(World world) {
        return world.store.find(world.account).row().orElseThrow();
    }

    @Test
    @DisplayName(
            "invariant 7: neither an app's secret nor its label is readable in the row; how many methods of which kind is")
    void sealed() {
        World world = new World(store.open());
        var challenge = world.beginEnrolling(world.applicationsWord(), AuthenticatorApps.KIND);
        Secret secret = ((AuthenticatorApps.SetUp) challenge.prompt()).uri().secret();
        world.enroll(
                world.applicationsWord(),
                challenge,
                new Code(World.scan(challenge).code(world.clock.instant())));
        String stored = new String(row(world).body().toArray(), StandardCharsets.ISO_8859_1);
        assertEquals(List.of(AuthenticatorApps.KIND), row(world).kinds());
        assertFalse(stored.contains("mine"));
        assertFalse(stored.contains(new String(secret.reveal(), StandardCharsets.ISO_8859_1)));
        assertFalse(stored.contains(secret.base32()));
        assertFalse(challenge.ticket().value().contains(secret.base32()));
    }

    @Test
    @DisplayName("with another key ring: a failure that names the key to add, and nothing is overwritten")
    void wrongKey() {
        World world = new World(store.open());
        World.Known known = world.enrollKnock(world.applicationsWord());
        Row before = row(world);
        Registry locked = world.registry(world.store, KeyRing.generate(), new Knock());

        UnreadableAccountException e =
                assertThrows(UnreadableAccountException.class, () -> locked.methods(world.account));
        assertTrue(String.valueOf(e.getMessage()).contains(world.keys.ids().get(0)), e.getMessage());
        assertThrows(
                UnreadableAccountException.class,
                () -> locked.begin(
                        new Request.Enroll(world.applicationsWord(), Knock.KIND, "mine", "ada"), world.browser));
        assertThrows(
                UnreadableAccountException.class,
                () -> locked.begin(
                        new Request.SignIn(world.account, known.method().id()), world.browser));
        assertEquals(before, row(world));
    }

    @Test
    @DisplayName("the same key id with another key: a failure, and nothing is overwritten")
    void otherKeySameId() {
        World world = new World(store.open());
        world.enrollKnock(world.applicationsWord());
        String foreign = world.keys.ids().get(0) + KeyRing.generate().reveal().substring(8);
        Registry locked = world.registry(world.store, KeyRing.parse(foreign), new Knock());
        Row before = row(world);
        assertThrows(UnreadableAccountException.class, () -> locked.methods(world.account));
        assertEquals(before, row(world));
    }

    @Test
    @DisplayName("row swap: a body copied to another account, or under another version, does not open")
    void swapped() {
        World world = new World(store.open());
        world.enrollKnock(world.applicationsWord());
        Row good = row(world);
        AccountId thief = new AccountId(UUID.randomUUID().toString());
        world.store.store(new Change(
                Optional.empty(),
                copy(good, thief, new Revision(1, good.revision().operation()))));
        assertThrows(UnreadableAccountException.class, () -> world.registry.methods(thief));

        Revision later =
                new Revision(good.revision().version() + 1, good.revision().operation());
        world.store.store(new Change(Optional.of(good.revision()), copy(good, world.account, later)));
        assertThrows(UnreadableAccountException.class, () -> world.registry.methods(world.account));
    }

    @Test
    @DisplayName("an altered body does not open")
    void altered() {
        World world = new World(store.open());
        world.enrollKnock(world.applicationsWord());
        Row good = row(world);
        byte[] body = good.body().toArray();
        body[body.length / 2] ^= 1;
        Revision next =
                new Revision(good.revision().version() + 1, good.revision().operation());
        world.store.store(new Change(
                Optional.of(good.revision()),
                new Row(world.account, next, Bytes.copyOf(body), good.credentials(), good.kinds(), good.dueAt())));
        assertThrows(UnreadableAccountException.class, () -> world.registry.methods(world.account));
    }

    @Test
    @DisplayName("keys rotate without downtime: old rows open, and the next write seals them under the new key")
    void rotation() {
        World world = new World(store.open());
        World.Known known = world.enrollKnock(world.applicationsWord());
        KeyRing turned = activated(world.keys.withNextKey());
        Registry next = world.registry(world.store, turned, new Knock());
        List<Method> before = next.methods(world.account);
        assertEquals(1, before.size());

        var challenge = next.begin(
                        new Request.SignIn(world.account, known.method().id()), world.browser)
                .orThrow();
        next.finish(
                        challenge.ticket(),
                        known.word().proof(1),
                        Expected.of(world.account, Purpose.SIGN_IN),
                        world.browser)
                .orThrow();
        Registry onlyNew =
                world.registry(world.store, turned.without(world.keys.ids().get(0)), new Knock());
        assertEquals(1, onlyNew.methods(world.account).size());
        assertThrows(UnreadableAccountException.class, () -> world.registry.methods(world.account));
    }

    private static Row copy(Row row, AccountId to, Revision revision) {
        return new Row(to, revision, row.body(), row.credentials(), row.kinds(), row.dueAt());
    }

    private static KeyRing activated(KeyRing ring) {
        return ring.withActive(ring.ids().get(ring.ids().size() - 1));
    }
}
