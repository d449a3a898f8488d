package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Begun;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Preference;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Removal;
import io.github.proofring.registry.RemovalOfAll;
import io.github.proofring.registry.Renaming;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.Ticket;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.testkit.ClockedAccountStore;
import io.github.proofring.registry.testkit.Inbox;
import io.github.proofring.registry.testkit.UnreliableAccountStore;
import io.github.proofring.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** One run: two servers on one store, a person, a thief and the weather. What must be true of it is kept by {@link LifeCycleModel}. */
final class LifeCycleMachine {
    /** What may happen. */
    enum Act {
        ENROLL,
        FINISH_ENROLLING,
        SIGN_IN,
        WRONG_CODE,
        STEP_UP,
        OLD_TICKET,
        REMOVE,
        RENAME,
        PREFER,
        REPLACE_ALL,
        FINISH_REPLACING,
        REMOVE_ALL,
        CANCEL,
        WRONG_CANCEL,
        WAIT,
        RUN_DUE,
        MAIL_DOWN,
        MAIL_UP,
        SINK_DOWN,
        STORE_TROUBLE,
        CLOCK_OFF
    }

    /** @param a b mean what the act makes of them; whatever is drawn makes sense, or is passed over */
    record Step(Act act, int server, int a, int b) {}

    private static final List<Act> TROUBLED = List.copyOf(EnumSet.range(Act.ENROLL, Act.WRONG_CANCEL));

    private static final int[] WEIGHTS = {8, 9, 8, 4, 10, 6, 6, 2, 2, 5, 5, 2, 4, 2, 12, 6, 1, 3, 1, 2, 1};

    static List<Step> draw(long seed, int length) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        int sum = Arrays.stream(WEIGHTS).sum();
        for (int i = 0; i < length; i++) {
            int roll = random.nextInt(sum);
            int act = 0;
            while (roll >= WEIGHTS[act]) {
                roll -= WEIGHTS[act++];
            }
            steps.add(new Step(Act.values()[act], random.nextInt(2), random.nextInt(1_000), random.nextInt(1_000)));
        }
        return steps;
    }

    /** Plays them: what was wrong, or empty. */
    static String play(TestStore store, long seed, List<Step> steps) {
        LifeCycleMachine machine = new LifeCycleMachine(store, seed);
        for (int i = 0; i < steps.size(); i++) {
            try {
                machine.play(steps.get(i));
                machine.model.check(machine.registries[0]);
            } catch (LifeCycleModel.Wrong e) {
                return "step " + (i + 1) + " " + steps.get(i) + ": " + e.getMessage();
            }
        }
        try {
            machine.settle();
            return "";
        } catch (LifeCycleModel.Wrong e) {
            return "when all is well again: " + e.getMessage();
        }
    }

    /** A word that was enrolled or set aside, and how often it was used: whoever uses it knows. */
    private static final class Word {
        final Knock.Word word;
        int used = 1;

        Word(Knock.Word word) {
            this.word = word;
        }
    }

    private record Open(Challenge challenge, Optional<Authority.Proven> by, boolean replacing, String address) {}

    private record Spent(Ticket ticket, Proof proof, Purpose purpose) {}

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-26T12:00:00Z"));
    private final AccountId account = new AccountId(UUID.randomUUID().toString());
    private final Caller caller = Caller.session(UUID.randomUUID().toString());
    private final UnreliableAccountStore store;
    private final Registry[] registries = new Registry[2];
    private final LifeCycleModel model;
    private final Map<MethodId, Word> words = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final List<Spent> spent = new ArrayList<>();
    private final List<Authority.Proven> proofs = new ArrayList<>();
    private final List<Message> inbox = new ArrayList<>();
    private final Random names;
    private boolean mailDown;
    private boolean sinkDown;
    private Duration ahead = Duration.ZERO;

    private LifeCycleMachine(TestStore kind, long seed) {
        names = new Random(seed);
        AccountStore shared = new Owner.Alone(new ClockedAccountStore(kind.open(), clock), account);
        store = new UnreliableAccountStore(shared);
        model = new LifeCycleModel(account, clock);
        KeyRing keys = KeyRing.generate();
        Sending sending = Sending.of(
                        this::deliver,
                        kind.budgets(),
                        new EmailCodes("Example"),
                        PhoneCodes.byText("Example", "example.org", PhonePolicy.typedIn("GB")))
                .withAlertPage(Owner.PAGE);
        for (int i = 0; i < 2; i++) {
            Clock own = i == 0 ? clock : new Ahead();
            registries[i] = Registry.create(store, keys, List.of(new Knock()), sending, Policy.STANDARD, own)
                    .telling(this::hear);
        }
    }

    /** The second server's clock. */
    private final class Ahead extends Clock {
        @Override
        public Instant instant() {
            return clock.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("nobody asks for the time in a zone");
        }
    }

    private void deliver(Message message) {
        if (mailDown) {
            throw DeliveryException.failed("down");
        }
        inbox.add(message);
        model.delivered(message);
    }

    private void hear(AccountEvent event) {
        if (sinkDown) {
            throw new IllegalStateException("not now");
        }
        model.heard(event);
    }

    private void play(Step step) {
        Registry registry = registries[step.server()];
        model.serverIs(step.server() == 0 || ahead.abs().compareTo(Duration.ofSeconds(30)) <= 0);
        try {
            play(step, registry);
        } catch (StoreException e) {
            // Nothing was accepted; whether a change was stored may be unknown, and the model is told what came of it.
            model.unsure();
        } finally {
            // What was not met by this step is not for the next one.
            store.recover();
        }
    }

    private void play(Step step, Registry registry) {
        switch (step.act()) {
            case ENROLL -> enroll(step, registry, false);
            case REPLACE_ALL -> enroll(step, registry, true);
            case FINISH_ENROLLING, FINISH_REPLACING -> finish(step, registry);
            case SIGN_IN -> prove(step, registry, Purpose.SIGN_IN, Optional.empty(), true);
            case WRONG_CODE -> prove(step, registry, Purpose.SIGN_IN, Optional.empty(), false);
            case STEP_UP -> prove(step, registry, Purpose.STEP_UP, Optional.of(operation(step)), true);
            case CANCEL -> prove(step, registry, Purpose.CANCEL_REPLACEMENT, Optional.empty(), true);
            case WRONG_CANCEL -> prove(step, registry, Purpose.CANCEL_REPLACEMENT, Optional.empty(), false);
            case OLD_TICKET -> again(step, registry);
            case REMOVE -> remove(step, registry);
            case RENAME -> rename(step, registry);
            case PREFER -> prefer(step, registry);
            case REMOVE_ALL ->
                model.askedForNothing(
                        registry.removeAll(Authority.assertedByApplication(account)) instanceof RemovalOfAll.Asked);
            case WAIT -> pass(wait(step));
            case RUN_DUE -> registry.runDue(5);
            case MAIL_DOWN -> mailDown = true;
            case MAIL_UP -> {
                mailDown = false;
                sinkDown = false;
            }
            case SINK_DOWN -> sinkDown = true;
            case STORE_TROUBLE -> {
                trouble(step);
                play(new Step(TROUBLED.get(step.b() % TROUBLED.size()), step.server(), step.a(), step.b()), registry);
            }
            case CLOCK_OFF ->
                ahead = step.a() % 3 == 0
                        ? Duration.ofSeconds(step.b() % 31)
                        : step.a() % 3 == 1 ? Duration.ofMinutes(step.b() - 500) : Duration.ofDays(step.b() % 60);
        }
    }

    private void trouble(Step step) {
        switch (step.a() % 4) {
            case 0 -> store.failNextWrite();
            case 1 -> store.loseNextAnswer();
            case 2 -> store.loseNextWrite();
            // A crash between the write and the note that it was told.
            default -> {
                store.passNextWrite();
                store.failNextWrite();
            }
        }
    }

    /** A long time begins with everything in order, as whom nobody told for a month is not told any more. */
    private void pass(Duration time) {
        if (time.compareTo(Duration.ofDays(1)) >= 0) {
            mailDown = false;
            sinkDown = false;
            for (int i = 0; i < 4; i++) {
                clock.advance(Duration.ofHours(6));
                registries[0].runDue(5);
            }
        }
        clock.advance(time);
    }

    private static Duration wait(Step step) {
        return switch (step.a() % 8) {
            case 0, 1, 2 -> Duration.ofSeconds(step.b() % 120);
            case 3, 4 -> Duration.ofMinutes(step.b() % 90);
            case 5 -> Duration.ofHours(step.b() % 60);
            case 6 -> Duration.ofDays(step.b() % 9);
            default -> Duration.ofDays(25 + step.b() % 16);
        };
    }

    private Authority right(Step step) {
        return proofs.isEmpty() || step.b() % 7 == 0
                ? Authority.assertedByApplication(account)
                : proofs.get(Math.max(0, proofs.size() - 1 - step.b() % 5));
    }

    private void enroll(Step step, Registry registry, boolean replacing) {
        Authority by = replacing && step.b() % 5 != 0 ? Authority.assertedByApplication(account) : right(step);
        int sort = step.a() % 4;
        String address = sort == 1 ? "a" + names.nextInt(1 << 30) + "@example.org" : "";
        if (sort == 2) {
            address = "+447400" + String.format(Locale.ROOT, "%06d", names.nextInt(1_000_000));
        }
        Request.Enrollment wanted = sort == 1 || sort == 2
                ? new Request.EnrollAddress(by, sort == 1 ? EmailCodes.KIND : PhoneCodes.TEXT, address, "")
                : new Request.Enroll(by, Knock.KIND, "a word", "ada");
        Begun begun = registry.begin(replacing ? new Request.ReplaceAll(wanted) : wanted, caller);
        if (begun instanceof Challenge challenge) {
            model.begun(by, replacing);
            open.add(new Open(
                    challenge,
                    by instanceof Authority.Proven proven ? Optional.of(proven) : Optional.empty(),
                    replacing,
                    address));
        }
    }

    private void finish(Step step, Registry registry) {
        if (open.isEmpty()) {
            return;
        }
        Open one = open.get(Math.max(0, open.size() - 1 - step.a() % 3));
        boolean right = step.b() % 6 != 0;
        Purpose purpose = one.replacing() ? Purpose.REPLACE_ALL : Purpose.ENROLL;
        Proof proof = proofOf(one, right);
        Verdict verdict = registry.finish(one.challenge().ticket(), proof, Expected.of(account, purpose), caller);
        if (verdict instanceof Verdict.Accepted accepted) {
            model.accepted(one.challenge().ticket(), right);
            MethodId method = accepted.method().id();
            if (one.challenge().prompt() instanceof Knock.Word word) {
                words.put(method, new Word(word));
            }
            spent.add(new Spent(one.challenge().ticket(), proof, purpose));
            if (one.replacing()) {
                model.asked(method, one.address());
            } else {
                model.added(method, accepted.strength(), one.by(), one.address());
                keep(accepted.authority());
            }
        }
    }

    private void keep(Authority.Proven authority) {
        proofs.add(authority);
        model.obtained(authority);
    }

    private Proof proofOf(Open one, boolean right) {
        if (one.challenge().prompt() instanceof Knock.Word word) {
            return right ? word.proof(0) : new Code("wrong/0");
        }
        Channel channel = one.address().startsWith("+") ? Channel.SMS : Channel.EMAIL;
        return new Code(right ? code(channel, one.address()) : "000000");
    }

    private String code(Channel channel, String to) {
        for (int i = inbox.size() - 1; i >= 0; i--) {
            Message message = inbox.get(i);
            if (message.channel().equals(channel) && message.to().equals(to) && LifeCycleModel.holdsCode(message)) {
                return Inbox.code(message);
            }
        }
        return "111111";
    }

    private Operation operation(Step step) {
        List<MethodId> methods = model.methods();
        return switch (step.b() % 5) {
            case 0 -> Operation.ADD_METHOD;
            case 1 -> Operation.RENAME_METHOD;
            case 2 -> Operation.CHOOSE_DEFAULT;
            default ->
                methods.isEmpty()
                        ? Operation.ADD_METHOD
                        : Operation.removeMethod(methods.get(step.a() % methods.size()));
        };
    }

    private void prove(Step step, Registry registry, Purpose purpose, Optional<Operation> operation, boolean right) {
        List<MethodId> known = List.copyOf(model.everKnown());
        if (known.isEmpty()) {
            return;
        }
        List<MethodId> methods = model.methods();
        boolean any = step.a() % 10 == 9 || methods.isEmpty();
        MethodId method = any ? known.get(step.a() % known.size()) : methods.get(step.b() % methods.size());
        Request request = purpose == Purpose.SIGN_IN
                ? new Request.SignIn(account, method)
                : purpose == Purpose.STEP_UP
                        ? new Request.StepUp(account, method, operation.orElseThrow())
                        : new Request.CancelReplacement(account, method);
        Begun begun = registry.begin(request, caller);
        if (!(begun instanceof Challenge challenge)) {
            model.declined(method, purpose, ((Begun.Declined) begun).reason());
            return;
        }
        Word word = words.get(method);
        Proof proof = word == null
                ? new Code(
                        right
                                ? model.address(method)
                                        .map(to -> code(channel(to), to))
                                        .orElse("111111")
                                : "000000")
                : right ? word.word.proof(word.used) : new Code("wrong/0");
        Verdict verdict = registry.finish(challenge.ticket(), proof, Expected.of(account, purpose), caller);
        if (verdict instanceof Verdict.Accepted accepted) {
            model.accepted(challenge.ticket(), right);
            model.proved(method);
            if (word != null) {
                word.used++;
            }
            spent.add(new Spent(challenge.ticket(), proof, purpose));
            if (purpose == Purpose.CANCEL_REPLACEMENT) {
                model.cancelled();
            } else {
                keep(accepted.authority());
            }
        } else {
            model.rejected(method, purpose, right && word != null, ((Verdict.Rejected) verdict).reason());
        }
    }

    private static Channel channel(String to) {
        return to.startsWith("+") ? Channel.SMS : Channel.EMAIL;
    }

    private void again(Step step, Registry registry) {
        if (spent.isEmpty()) {
            return;
        }
        Spent one = spent.get(step.a() % spent.size());
        Verdict verdict = registry.finish(one.ticket(), one.proof(), Expected.of(account, one.purpose()), caller);
        if (verdict instanceof Verdict.Accepted) {
            model.accepted(one.ticket(), true);
        }
    }

    private void remove(Step step, Registry registry) {
        List<MethodId> methods = model.methods();
        if (methods.isEmpty()) {
            return;
        }
        Authority by = right(step);
        MethodId method = step.a() % 3 == 0 || !(by instanceof Authority.Proven proven)
                ? methods.get(step.a() % methods.size())
                : methods.stream()
                        .filter(one -> proven.allows(Operation.removeMethod(one)))
                        .findFirst()
                        .orElse(methods.get(0));
        if (registry.remove(by, method) instanceof Removal.Removed) {
            model.removed(method, by);
        }
    }

    private void rename(Step step, Registry registry) {
        List<MethodId> methods = model.methods();
        if (!methods.isEmpty()) {
            Authority by = right(step);
            MethodId method = methods.get(step.a() % methods.size());
            if (registry.rename(by, method, "name " + step.b()) instanceof Renaming.Renamed) {
                model.changed(by, Operation.RENAME_METHOD);
            }
        }
    }

    private void prefer(Step step, Registry registry) {
        List<MethodId> methods = model.methods();
        if (!methods.isEmpty()) {
            Authority by = right(step);
            MethodId method = methods.get(step.a() % methods.size());
            if (registry.prefer(by, method) instanceof Preference.Preferred) {
                model.changed(by, Operation.CHOOSE_DEFAULT);
            }
        }
    }

    /** Everything works again, and has for a week: nothing is left that anyone was not told. */
    private void settle() {
        mailDown = false;
        sinkDown = false;
        ahead = Duration.ZERO;
        for (int i = 0; i < 40; i++) {
            clock.advance(Duration.ofHours(6));
            registries[i % 2].runDue(5);
        }
        model.serverIs(true);
        model.check(registries[0]);
        model.settled(store.find(account));
    }
}
