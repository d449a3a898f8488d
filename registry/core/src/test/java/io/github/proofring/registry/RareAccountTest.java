package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Claim;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Judgement;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rules, asked of accounts to which the kinds of method that come with the registry do not lead")
class RareAccountTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final AccountId ID = new AccountId("a");
    private static final MethodKind KEY = new MethodKind("key");
    private static final MethodKind CARD = new MethodKind("card");
    private static final CredentialId NAME = new CredentialId(Bytes.copyOf(new byte[] {1, 2, 3}));
    private static final Terms TERMS = new Terms(Policy.STANDARD, new Kinds(List.of(), List.of()), NOW, Locale.ENGLISH);

    /** Any proof is right, and leaves so much to be kept. */
    private record Right(int bytes, boolean yes) implements Judging {
        Right(int bytes) {
            this(bytes, false);
        }

        @Override
        public boolean guessable() {
            return yes;
        }

        @Override
        public Method view(Enrolled method) {
            return method.view(Description.NONE);
        }

        @Override
        public String ownName(Bytes state) {
            return "mine";
        }

        @Override
        public boolean replacesItself() {
            return yes;
        }

        @Override
        public Judgement enrollment(Slot slot) {
            return proven();
        }

        @Override
        public Judgement proof(Enrolled method) {
            return proven();
        }

        private Judgement proven() {
            return new Judgement.Proven(Bytes.copyOf(new byte[bytes]), Strength.TYPED_CODE, Optional.empty(), Set.of());
        }
    }

    private static Enrolled method(MethodKind kind, int bytes) {
        return new Enrolled(
                MethodId.random(),
                kind,
                "mine",
                Strength.TYPED_CODE,
                NOW,
                Optional.empty(),
                Bytes.copyOf(new byte[bytes]),
                Optional.of(NAME),
                false,
                Optional.empty(),
                Track.NONE,
                Track.NONE,
                Track.NONE,
                0);
    }

    private static OpenTicket ticket(Account account, MethodKind kind) {
        return OpenTicket.blank(account, MethodId.random(), kind, NOW, Policy.STANDARD);
    }

    @Test
    @DisplayName("a proof that names its method is for one of the ticket's kind, though another bears the same name")
    void sameName() {
        Enrolled key = method(KEY, 1);
        Enrolled card = method(CARD, 1);
        Account account = Account.absent(ID).with(key).with(card);
        Ruling<Verdict> ruling = ProofRule.settleClaimed(
                account,
                new Claim(ID, NAME),
                ticket(Account.absent(new AccountId("nobody")), CARD).forAnyone(Bytes.EMPTY),
                new Right(1),
                TERMS);
        Verdict verdict = assertInstanceOf(Ruling.Store.class, ruling).answer() instanceof Verdict.Accepted accepted
                ? accepted
                : new Verdict.Rejected(Reason.NO_SUCH_METHOD, Optional.empty());
        assertEquals(card.id(), verdict.orThrow().method().id());
    }

    @Test
    @DisplayName(
            "a ticket to cancel is worth nothing where nothing is going on, though its epoch is still the account's")
    void nothingToCancel() {
        Enrolled key = method(KEY, 1);
        Account account = Account.absent(ID).with(key);
        OpenTicket cancels = OpenTicket.blank(account, key.id(), KEY, NOW, Policy.STANDARD)
                .forProof(Asked.toCancel(ID, key.id()), Bytes.EMPTY);
        assertEquals(Ruling.refuse(Reason.NOTHING_TO_CANCEL), ProofRule.settle(account, cancels, new Right(1), TERMS));
    }

    /** Settles the enrollment of a seventh method that keeps so much, beside six that keep all they may. */
    private static Ruling<Verdict> seventh(int bytes) {
        Account account = Account.absent(ID);
        for (int i = 0; i < 6; i++) {
            account = account.with(method(KEY, Judgement.Proven.MAX_STATE));
        }
        Authority.Proven by = new Authority.Proven(
                ID,
                account.epoch(),
                account.methods().get(0).id(),
                Strength.TYPED_CODE,
                NOW,
                Purpose.STEP_UP,
                Optional.of(Operation.ADD_METHOD),
                Bytes.EMPTY,
                "");
        OpenTicket ticket = ticket(account, CARD).forEnrollment(Purpose.ENROLL, "mine", Bytes.EMPTY, Optional.of(by));
        Account begun = account.with(Slot.unsent(ticket.nonce(), ticket.expiresAt()), 3, NOW);
        return EnrollmentRule.settle(begun, ticket, new Right(bytes), TERMS);
    }

    @Test
    @DisplayName("hazard 24: a method is added while there is room for it, to the byte")
    void room() {
        int least = assertInstanceOf(Ruling.Store.class, seventh(1)).next().toBytes().length;
        int fits = 1 + Account.ROOM - least;
        assertEquals(
                Account.ROOM,
                assertInstanceOf(Ruling.Store.class, seventh(fits)).next().toBytes().length);
        assertEquals(Ruling.refuse(Reason.METHOD_LIMIT), seventh(fits + 1));
    }

    @Test
    @DisplayName("of a replacement 64 links are used, each once, and then none any more")
    void links() {
        Replacement replacement = Replacement.asked(Optional.empty(), NOW, Policy.STANDARD);
        for (int i = 0; i < 64; i++) {
            AlertLinks.Link link = link(0, i);
            replacement = replacement.using(link).orElseThrow();
            assertEquals(Optional.empty(), replacement.using(link));
        }
        assertEquals(Optional.empty(), replacement.using(link(0, 64)));
    }

    private static AlertLinks.Link link(int address, int name) {
        return new AlertLinks.Link(
                ID, "epoch", new MethodId("A".repeat(21) + address), Bytes.copyOf(new byte[] {(byte) name}));
    }

    @Test
    @DisplayName(
            "an address has the lane of the link to it that was opened last; six addresses have one, and a seventh has none")
    void lanes() {
        Replacement replacement = Replacement.asked(Optional.empty(), NOW, Policy.STANDARD);
        for (int i = 0; i < 14; i++) {
            replacement = replacement.using(link(i % 7, i)).orElseThrow();
        }
        assertEquals(
                List.of(7, 8, 9, 10, 11, 12),
                replacement.lanes().stream()
                        .map(lane -> (int) lane.link().toArray()[0])
                        .toList());
        assertEquals(Optional.empty(), replacement.lane(link(0, 0).name()));
        assertEquals(Optional.empty(), replacement.lane(link(0, 13).name()));
        LinkLane failed = replacement.lane(link(0, 9).name()).orElseThrow().with(Track.NONE.sent(NOW));
        Replacement next = replacement.with(failed);
        assertEquals(6, next.lanes().size());
        assertEquals(Optional.of(failed), next.lane(failed.link()));
    }

    @Test
    @DisplayName(
            "a message carries the link that cancels if it is about the replacement, and not for anything told meanwhile")
    void messagesWithLink() {
        AlertLinks links = new AlertLinks(
                new Tickets(new Seal(KeyRing.generate()), Policy.STANDARD), Optional.of("https://example.org/?t="));
        Account going = ReplacementRule.ask(Account.absent(ID).with(method(KEY, 1)), Optional.empty(), TERMS);
        Set<What> with = EnumSet.noneOf(What.class);
        for (What what : What.values()) {
            Notice notice = Notice.of(what, Optional.empty(), Optional.empty(), TERMS);
            links.to(going, notice, MethodId.random()).ifPresent(link -> with.add(what));
            assertEquals(Optional.empty(), links.to(Account.absent(ID), notice, MethodId.random()));
        }
        assertEquals(EnumSet.of(What.REPLACEMENT_ASKED, What.REPLACEMENT_COMING), with);
    }

    @Test
    @DisplayName("the text form of a slot holds neither its key nor its address")
    void slot() {
        Slot slot = new Slot(Bytes.EMPTY, NOW, 2, Bytes.copyOf(new byte[32]), "ada@example.org", false);
        assertEquals("Slot[2026-11-26T12:00:00Z, 2 tries]", slot.toString());
    }

    @Test
    @DisplayName("where a proof has to be strong, all else of its judging stays as it is")
    void demanding() {
        for (boolean yes : new boolean[] {true, false}) {
            Judging plain = new Right(1, yes);
            Judging demanding = new DemandingJudging(plain, Strength.PHISHING_RESISTANT);
            assertEquals(yes, demanding.guessable());
            assertEquals(yes, demanding.replacesItself());
            assertEquals("mine", demanding.ownName(Bytes.EMPTY));
            Slot slot = Slot.unsent(Bytes.EMPTY, NOW);
            assertEquals(plain.enrollment(slot), demanding.enrollment(slot));
            assertEquals(new Judgement.Refused(Reason.PROOF_TOO_WEAK), demanding.proof(method(KEY, 1)));
            assertEquals(
                    plain.proof(method(KEY, 1)),
                    new DemandingJudging(plain, Strength.TYPED_CODE).proof(method(KEY, 1)));
        }
    }
}
