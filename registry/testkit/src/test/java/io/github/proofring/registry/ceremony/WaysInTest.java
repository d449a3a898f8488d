package io.github.proofring.registry.ceremony;

import static io.github.proofring.registry.ceremony.Post.HALF_A_MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.CodeSent;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.WayIn;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
@DisplayName("ASVS 5.0 6.3.8: a name that nobody has shows, answers and refuses like one that somebody has")
class WaysInTest {
    @Parameter
    TestStore store;

    private Post post;

    @BeforeEach
    void aRegistry() {
        post = new Post(store);
    }

    private static String mask(WayIn way) {
        return way.masked()
                .replaceAll("^[a-z]•••@[a-z]•••\\.(com|org)$", "mail")
                .replaceAll("^••• ••• ••[0-9]{2}$", "phone");
    }

    /** All that a stranger can see of one attempt, but for what is random in any. */
    private String attempt(AccountId account, WayIn way) {
        Challenge challenge = post.registry
                .begin(new Request.FirstFactor(account, way.method()), post.browser)
                .orThrow();
        String prompt = challenge.prompt() instanceof CodeSent sent
                ? sent.channel() + " " + sent.digits() + " " + sent.to().equals(way.masked()) + " " + sent.resendAt()
                : challenge.prompt().toString();
        String malformed = finish(account, challenge, "x");
        String wrong = finish(account, challenge, "0000000000".substring(0, digits(challenge)));
        return String.join(
                " | ",
                mask(way),
                way.kind().value(),
                prompt,
                challenge.expiresAt().toString(),
                Integer.toString(challenge.ticket().value().length()),
                Integer.toString(way.method().value().length()),
                malformed,
                wrong);
    }

    private static int digits(Challenge challenge) {
        return challenge.prompt() instanceof CodeSent sent ? sent.digits() : 6;
    }

    private String finish(AccountId account, Challenge challenge, String typed) {
        Verdict verdict = post.registry.finish(
                challenge.ticket(), new Code(typed), Expected.of(account, Purpose.SIGN_IN), post.browser);
        return verdict instanceof Verdict.Rejected rejected ? rejected.reason() + " " + rejected.retryAt() : "accepted";
    }

    private void enroll(AccountId account, MethodKind kind, String address) {
        Challenge challenge = post.registry
                .begin(
                        new Request.EnrollAddress(Authority.assertedByApplication(account), kind, address, "mine"),
                        post.browser)
                .orThrow();
        post.registry
                .finish(
                        challenge.ticket(),
                        new Code(post.inbox.code()),
                        Expected.of(account, Purpose.ENROLL),
                        post.browser)
                .orThrow();
    }

    @Test
    @DisplayName(
            "1,000 attempts at names that somebody has and 1,000 at names that nobody has: alike in everything that can be seen")
    void alike() {
        int attempts = store == TestStore.IN_MEMORY ? 1_000 : 100;
        Map<String, Set<String>> known = new TreeMap<>();
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            AccountId account = Post.anotherAccount();
            accounts.add(account);
            boolean mail = i % 2 == 0;
            enroll(
                    account,
                    mail ? EmailCodes.KIND : PhoneCodes.TEXT,
                    mail ? "a" + i + post.email : Post.number(10_000 + i));
        }
        post.clock.advance(HALF_A_MINUTE);
        accounts.forEach(account -> see(known, account));
        Map<String, Set<String>> unknown = new TreeMap<>();
        for (int i = 0; i < attempts; i++) {
            see(unknown, post.registry.nobody("nobody" + i));
        }
        unknown.keySet().retainAll(known.keySet());
        assertEquals(2, known.size());
        assertEquals(known, unknown);
    }

    private void see(Map<String, Set<String>> by, AccountId account) {
        WayIn way = post.registry.waysIn(account).get(0);
        by.computeIfAbsent(way.kind().value(), kind -> new HashSet<>()).add(attempt(account, way));
    }

    @Test
    @DisplayName(
            "invented ways are the same each time, differ from name to name, and are of every kind that can be invented")
    void invented() {
        Set<MethodKind> kinds = new HashSet<>();
        Set<List<WayIn>> all = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            AccountId nobody = post.registry.nobody("n" + i);
            List<WayIn> ways = post.registry.waysIn(nobody);
            assertEquals(ways, post.registry.waysIn(nobody));
            assertTrue(ways.size() == 1 || ways.size() == 2);
            ways.forEach(way -> kinds.add(way.kind()));
            all.add(ways);
        }
        assertEquals(200, all.size());
        assertEquals(Set.of(EmailCodes.KIND, PhoneCodes.TEXT, PhoneCodes.CALL, AuthenticatorApps.KIND), kinds);
    }

    @Test
    @DisplayName("nothing is sent to nobody, nothing is stored of them, and asking again looks as it does for anyone")
    void nothing() {
        AccountId nobody = post.registry.nobody("nobody");
        for (WayIn way : post.registry.waysIn(nobody)) {
            Challenge challenge = post.registry
                    .begin(new Request.FirstFactor(nobody, way.method()), post.browser)
                    .orThrow();
            if (challenge.prompt() instanceof CodeSent) {
                Challenge again = post.again(challenge).orThrow();
                assertEquals(challenge.prompt(), again.prompt());
                assertEquals(
                        challenge.ticket().value().length(),
                        again.ticket().value().length());
            }
        }
        assertEquals(0, post.inbox.messages().size());
        assertTrue(post.store.find(nobody).row().isEmpty());
    }

    @Test
    @DisplayName(
            "a way that cannot be invented is not shown: an account that has no other looks like nobody's, and refuses like it")
    void notInvented() {
        World world = new World(store.open());
        World.Known known = world.enrollKnock(world.applicationsWord());
        List<WayIn> ways = world.registry.waysIn(world.account);
        assertTrue(
                ways.stream()
                        .noneMatch(way -> way.method().equals(known.method().id())),
                ways.toString());
        assertEquals(
                List.of(AuthenticatorApps.KIND), ways.stream().map(WayIn::kind).toList());
        Challenge challenge = world.registry
                .begin(new Request.FirstFactor(world.account, ways.get(0).method()), world.browser)
                .orThrow();
        World.assertRejected(Reason.WRONG_CODE, world.finishSigningIn(challenge, new Code("000000"), world.browser));
    }

    @Test
    @DisplayName("so with an address of a kind that invents none, which enrolls and signs in as any other does")
    void kindOfOnesOwn() {
        Sending sending = Sending.of(post.inbox, post.budgets, new EmailCodes("Example"), new Pigeon());
        Registry registry = Registry.create(post.store, post.keys, List.of(), sending, Policy.STANDARD, post.clock);
        Authority word = post.applicationsWord();
        Challenge challenge = registry.begin(
                        new Request.EnrollAddress(word, Pigeon.KIND, post.email, "loft"), post.browser)
                .orThrow();
        Method loft = registry.finish(
                        challenge.ticket(),
                        new Code(post.inbox.code()),
                        Expected.of(post.account, Purpose.ENROLL),
                        post.browser)
                .orThrow()
                .method();
        assertEquals(Pigeon.KIND, loft.kind());
        assertEquals(
                List.of(EmailCodes.KIND),
                registry.waysIn(post.account).stream().map(WayIn::kind).toList());
        post.clock.advance(HALF_A_MINUTE);
        Challenge signIn = registry.begin(new Request.SignIn(post.account, loft.id()), post.browser)
                .orThrow();
        registry.finish(
                        signIn.ticket(),
                        new Code(post.inbox.code()),
                        Expected.of(post.account, Purpose.SIGN_IN),
                        post.browser)
                .orThrow();
    }

    @Test
    @DisplayName("an invented way is good for a first factor alone, and no more once the account has a way of its own")
    void inventedOnce() {
        WayIn invented = post.registry.waysIn(post.account).get(0);
        Request first = new Request.FirstFactor(post.account, invented.method());
        post.registry.begin(first, post.browser).orThrow();
        Request guessed = new Request.FirstFactor(post.account, new MethodId("AAAAAAAAAAAAAAAAAAAAAA"));
        World.assertDeclined(Reason.NO_SUCH_METHOD, post.registry.begin(guessed, post.browser));
        Request knowing = new Request.SignIn(post.account, invented.method());
        World.assertDeclined(Reason.NO_SUCH_METHOD, post.registry.begin(knowing, post.browser));
        post.enrolled();
        World.assertDeclined(Reason.NO_SUCH_METHOD, post.registry.begin(first, post.browser));
    }

    @Test
    @DisplayName("an owner's ways are shown masked and without the names that they gave them, the last used first")
    void owners() {
        Method email = post.enrolled();
        assertEquals(
                List.of(new WayIn(email.id(), EmailCodes.KIND, "a•••@e•••.org")), post.registry.waysIn(post.account));
    }

    @Test
    @DisplayName("of an owner's ways the preferred one comes first, then the one last used, or put there last")
    void order() {
        Owner owner = new Owner(store);
        Owner.Known word = owner.firstWord();
        MethodId email =
                owner.addEmail(owner.stepUp(word, Operation.ADD_METHOD)).id();
        MethodId phone =
                owner.addPhone(owner.stepUp(word, Operation.ADD_METHOD)).id();
        assertEquals(List.of(phone, email), ways(owner));
        Challenge challenge = owner.registry
                .begin(new Request.SignIn(owner.account, email), owner.browser)
                .orThrow();
        owner.registry
                .finish(
                        challenge.ticket(),
                        new Code(owner.code(challenge)),
                        owner.expecting(Purpose.SIGN_IN),
                        owner.browser)
                .orThrow();
        assertEquals(List.of(email, phone), ways(owner));
        owner.registry.prefer(owner.stepUp(word, Operation.CHOOSE_DEFAULT), phone);
        assertEquals(List.of(phone, email), ways(owner));
    }

    private static List<MethodId> ways(Owner owner) {
        return owner.registry.waysIn(owner.account).stream().map(WayIn::method).toList();
    }
}
