package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Owner.assertDeclined;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("Who asks for a code while another is faster")
class OvertakenTest {
    @Parameter
    TestStore store;

    private Owner owner;
    private Owner.Known word;
    private Method email;

    @BeforeEach
    void anAccount() {
        owner = new Owner(store);
        word = owner.firstWord();
        email = owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD));
        owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD));
    }

    /** Lets another write right before its own first one. */
    private static final class Slow implements AccountStore {
        private final AccountStore inner;
        private final Runnable another;
        private boolean first = true;

        Slow(AccountStore inner, Runnable another) {
            this.inner = inner;
            this.another = another;
        }

        @Override
        public Found find(AccountId account) {
            return inner.find(account);
        }

        @Override
        public List<AccountId> due(Instant now, int limit) {
            return inner.due(now, limit);
        }

        @Override
        public Stored store(Change change) {
            beforeTheFirst();
            return inner.store(change);
        }

        @Override
        public Stored delete(AccountId account, Revision revision) {
            beforeTheFirst();
            return inner.delete(account, revision);
        }

        private void beforeTheFirst() {
            if (first) {
                first = false;
                another.run();
            }
        }
    }

    @Test
    @DisplayName("by a cancel: there is nothing to cancel any more, and no code is sent for it")
    void cancelled() {
        owner.replacedByStranger();
        owner.clock.advance(Duration.ofSeconds(31));
        int before = coded();
        Registry slow =
                owner.server(new Slow(owner.store, () -> owner.cancel(word).orThrow()));
        Request cancel = new Request.CancelReplacement(owner.account, email.id());
        assertDeclined(Reason.NOTHING_TO_CANCEL, slow.begin(cancel, owner.browser));
        assertEquals(before, coded());
    }

    @Test
    @DisplayName("by a removal of that address: it is not a method any more, and no code is sent to it")
    void removed() {
        owner.clock.advance(Duration.ofSeconds(31));
        int before = coded();
        Registry slow = owner.server(new Slow(
                owner.store,
                () -> owner.registry.remove(owner.stepUp(word, Operation.removeMethod(email.id())), email.id())));
        Request signIn = new Request.SignIn(owner.account, email.id());
        assertDeclined(Reason.NO_SUCH_METHOD, slow.begin(signIn, owner.browser));
        assertEquals(before, coded());
    }

    private int coded() {
        return (int) owner.inbox.messages().stream()
                .filter(message -> message.text().matches("(?s).*\\b\\d{6,8}\\b.*"))
                .count();
    }
}
