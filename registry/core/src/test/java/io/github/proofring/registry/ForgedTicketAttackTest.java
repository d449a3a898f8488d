package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.registry.store.InMemoryBudgetStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Attacks with the key of tickets")
class ForgedTicketAttackTest {
    private static final Instant LATER = Instant.parse("2026-11-26T12:00:30Z");
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final KeyRing keys = KeyRing.generate();
    private final Tickets tickets = new Tickets(new Seal(keys), Policy.STANDARD);
    private final List<Message> sent = new ArrayList<>();
    private final AccountId account = new AccountId("7");
    private final Caller thief = Caller.session("0123456789abcdef");
    private final InMemoryAccountStore store = new InMemoryAccountStore();
    private final InMemoryBudgetStore budgets = new InMemoryBudgetStore();

    /** The store's clock goes along with the server's. */
    private record Moved(AccountStore store, Instant now) implements AccountStore {
        @Override
        public Found find(AccountId id) {
            return new Found(store.find(id).row(), now);
        }

        @Override
        public Stored store(Change change) {
            return store.store(change);
        }

        @Override
        public Stored delete(AccountId account, Revision revision) {
            return store.delete(account, revision);
        }

        @Override
        public List<AccountId> due(Instant time, int limit) {
            return store.due(time, limit);
        }
    }

    private Registry at(Instant now) {
        return Registry.create(
                new Moved(store, now),
                keys,
                List.of(),
                Sending.of(sent::add, budgets, new EmailCodes("Example")),
                Policy.STANDARD,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private String code() {
        return sent.get(sent.size() - 1).text().replaceAll("(?s).*?([0-9]{8}).*", "$1");
    }

    private Method enrolled() {
        Challenge challenge = at(NOW).begin(
                        new Request.EnrollAddress(
                                Authority.assertedByApplication(account), EmailCodes.KIND, "ada@example.org", ""),
                        thief)
                .orThrow();
        return at(NOW).finish(challenge.ticket(), new Code(code()), Expected.of(account, Purpose.ENROLL), thief)
                .orThrow()
                .method();
    }

    private OpenTicket signingIn(Method method) {
        Challenge challenge =
                at(LATER).begin(new Request.SignIn(account, method.id()), thief).orThrow();
        return assertInstanceOf(Tickets.Opening.Good.class, tickets.open(challenge.ticket(), LATER))
                .ticket();
    }

    @Test
    @DisplayName(
            "D1 R1, hazard 16: the slot knows the purpose: a sign-in's code allows no change with an altered ticket")
    void otherPurpose() {
        OpenTicket real = signingIn(enrolled());
        OpenTicket altered = real.forProof(Asked.toAllow(Operation.ADD_METHOD, account, real.method()), Bytes.EMPTY);
        Verdict verdict =
                at(LATER).finish(tickets.seal(altered), new Code(code()), Expected.of(account, Purpose.STEP_UP), thief);
        Verdict.Rejected rejected = assertInstanceOf(Verdict.Rejected.class, verdict);
        assertNotEquals(Reason.CLOCK_OFF, rejected.reason());
    }

    @Test
    @DisplayName("D2 R1, hazard 16: the slot knows the expiry: an altered ticket gives a code no longer life")
    void longerLife() {
        OpenTicket real = signingIn(enrolled());
        Instant later = NOW.plus(Duration.ofDays(300));
        OpenTicket altered = new OpenTicket(
                real.nonce(),
                real.slot(),
                real.whose(),
                real.aim(),
                real.pending(),
                real.code(),
                real.holder(),
                real.issuedAt(),
                later.plus(Duration.ofMinutes(1)));
        Verdict verdict =
                at(later).finish(tickets.seal(altered), new Code(code()), Expected.of(account, Purpose.SIGN_IN), thief);
        Verdict.Rejected rejected = assertInstanceOf(Verdict.Rejected.class, verdict);
        assertNotEquals(Reason.CLOCK_OFF, rejected.reason());
    }
}
