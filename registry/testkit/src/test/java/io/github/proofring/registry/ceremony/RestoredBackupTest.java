package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.World.assertRejected;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("After a backup was put back (hazard 30)")
class RestoredBackupTest {
    @Parameter
    TestStore store;

    private World world;
    private World.Phone phone;

    @BeforeEach
    void anAccount() {
        world = new World(store.open());
        phone = world.enrollPhone(world.applicationsWord());
    }

    private Row row() {
        return world.store.find(world.account).row().orElseThrow();
    }

    /** By the store's own rules: deleted, and written as often as its version says. */
    private void putBack(Row backup) {
        world.store.delete(world.account, row().revision());
        Optional<Revision> before = Optional.empty();
        for (long version = 1; version <= backup.revision().version(); version++) {
            Revision next = new Revision(version, backup.revision().operation());
            world.store.store(new Change(
                    before,
                    new Row(world.account, next, backup.body(), backup.credentials(), backup.kinds(), backup.dueAt())));
            before = Optional.of(next);
        }
    }

    @Test
    @DisplayName(
            "a ticket and a code that were used since are good again for as long as they live, and not once that time is over: start no server before")
    void tickets() {
        Row backup = row();
        Challenge challenge = world.beginSigningIn(phone.method().id(), world.browser);
        Code code = phone.code(world.clock.instant());
        world.finishSigningIn(challenge, code, world.browser).orThrow();
        putBack(backup);
        world.finishSigningIn(challenge, code, world.browser).orThrow();
        putBack(backup);
        world.clock.advance(Policy.STANDARD.ticketLife());
        assertRejected(Reason.TICKET_EXPIRED, world.finishSigningIn(challenge, code, world.browser));
        assertRejected(Reason.WRONG_CODE, world.signIn(phone.method().id(), code));
    }

    private List<String> codes(Authority by) {
        Challenge challenge = world.registry
                .begin(new Request.Enroll(by, RecoveryCodes.KIND, "", "ada"), world.browser)
                .orThrow();
        world.registry
                .finish(
                        challenge.ticket(),
                        new RecoveryCodes.Kept(),
                        Expected.of(world.account, Purpose.ENROLL),
                        world.browser)
                .orThrow();
        return ((RecoveryCodes.Codes) challenge.prompt()).codes();
    }

    private Authority.Proven adding() {
        world.clock.advance(Policy.STANDARD.ticketLife());
        return world.stepUp(phone.method().id(), phone.code(world.clock.instant()), Operation.ADD_METHOD);
    }

    private MethodId set() {
        return world.registry.methods(world.account).get(1).id();
    }

    @Test
    @DisplayName(
            "a recovery code that was used since is good again, until its owner makes a new set or an administrator removes the old one")
    void recoveryCodes() {
        Code code = new Code(codes(adding()).get(0));
        Row backup = row();
        world.signIn(set(), code).orThrow();
        putBack(backup);
        assertInstanceOf(Verdict.Accepted.class, world.signIn(set(), code));
        putBack(backup);
        MethodId old = set();
        codes(adding());
        assertRejected(Reason.WRONG_CODE, world.signIn(set(), code));
        putBack(backup);
        world.registry.remove(Authority.administrator(world.account, "Grace", "backup of 3 May"), old);
        World.assertDeclined(
                Reason.NO_SUCH_METHOD, world.registry.begin(new Request.SignIn(world.account, old), world.browser));
    }
}
