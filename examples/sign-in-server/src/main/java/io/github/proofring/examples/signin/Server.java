package io.github.proofring.examples.signin;

import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.method.RecoveryCodes;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Verifier;
import io.github.proofring.registry.store.JdbcAccountStore;
import io.github.proofring.registry.store.JdbcBudgetStore;
import io.github.proofring.registry.store.JdbcHistoryStore;
import io.github.proofring.registry.store.JdbcSchema;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: everything put together in one place, and taken apart again in the other order. */
final class Server implements AutoCloseable {
    /** How the service is called in people's authenticator apps. */
    static final String ISSUER = "Proofring";
    /** A ticket has at most 4 KiB; no form of ours needs a quarter of this. */
    static final int LARGEST_BODY = 32 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int SECONDS_TO_FINISH = 10;
    private static final int SWEEP_MINUTES = 10;
    private static final int DUE_SECONDS = 5;
    private static final int DUE_AT_ONCE = 100;

    private final Settings settings;
    private final Database database;
    private final Carriers carriers;
    private final Javalin http;
    private final ScheduledExecutorService sweeper;

    private Server(
            Settings settings, Database database, Carriers carriers, Javalin http, ScheduledExecutorService sweeper) {
        this.settings = settings;
        this.database = database;
        this.carriers = carriers;
        this.http = http;
        this.sweeper = sweeper;
    }

    /** Starts it; when this returns, it answers. */
    static Server start(Settings chosen) {
        return start(chosen, Clock.systemUTC(), chosen.movable());
    }

    /** The same with a clock that is set by hand. */
    static Server start(Settings chosen, Clock byHand) {
        return start(chosen, byHand, true);
    }

    /** @param moved whether the store's clock has to follow the server's */
    private static Server start(Settings chosen, Clock systemClock, boolean moved) {
        Settings settings = chosen.settled();
        Optional<MovableClock> movable =
                settings.movable() ? Optional.of(new MovableClock(systemClock)) : Optional.empty();
        Clock clock = movable.<Clock>map(ahead -> ahead).orElse(systemClock);
        KeyRing keys = KeyRing.parse(
                settings.keys().isEmpty()
                        ? KeyFile.readOrMake(
                                settings.keyFile(), () -> KeyRing.generate().reveal())
                        : settings.keys());
        Database database = Database.open(settings.database());
        Carriers carriers = Carriers.of(settings, clock);
        try {
            JdbcSchema.create(database.source());
            Optional<Passkeys> passkeys = settings.relyingParty().map(Passkeys::new);
            List<Verifier> verifiers = new ArrayList<>(List.of(new AuthenticatorApps(ISSUER)));
            verifiers.add(new RecoveryCodes());
            passkeys.ifPresent(verifiers::add);
            BudgetStore budgets = new JdbcBudgetStore(database.source());
            Sessions sessions = new Sessions(database, clock);
            AccountStore store = new JdbcAccountStore(database.source());
            Registry registry = Registry.create(
                            moved ? new MovedStore(store, clock) : store,
                            keys,
                            verifiers,
                            carriers.sending(budgets),
                            Demands.POLICY,
                            clock)
                    .keeping(new JdbcHistoryStore(database.source()))
                    .telling(new EndOfSessions(sessions));
            Guesses guesses = new Guesses(database, clock);
            Users users = new Users(database, clock);
            Proofs proofs = new Proofs(registry, users, sessions, guesses, clock);
            Passwords passwords = new Passwords();
            Devices devices = new Devices(registry, sessions, guesses, clock);
            Accounts accounts = new Accounts(users, passwords, guesses, sessions, proofs, devices);
            Billing billing = new Billing(database);
            Own own = new Own(
                    registry,
                    devices,
                    new Suspensions(registry, sessions, clock),
                    new Leaving(registry, users, passwords, sessions, guesses, clock),
                    billing);
            Optional<AdminDesk> desk = settings.administrator()
                    .map(administrator -> new AdminDesk(
                            administrator,
                            new AdminSessions(database, clock, administrator),
                            registry,
                            users,
                            sessions,
                            passwords,
                            guesses,
                            clock));
            Javalin http = Javalin.create(config -> {
                configure(config, settings);
                register(
                        config,
                        new Guard(sessions, settings.secure()),
                        accounts,
                        proofs,
                        passkeys,
                        carriers,
                        own,
                        movable,
                        () -> registry.runDue(DUE_AT_ONCE),
                        desk,
                        settings.secure());
            });
            http.start();
            Runnable due = () -> registry.runDue(DUE_AT_ONCE);
            Runnable sweep = () -> {
                sessions.sweep();
                guesses.sweep();
                forget(budgets, clock);
            };
            return new Server(settings, database, carriers, http, sweeper(sweep, due));
        } catch (RuntimeException e) {
            carriers.close();
            database.close();
            throw e;
        }
    }

    /** Where browsers find it. */
    URI url() {
        return settings.baseUrl();
    }

    /** Where it listens, behind whatever proxy browsers come by. */
    int port() {
        return http.port();
    }

    /** Finishes the requests that are being answered, takes no more, and closes the database. */
    @Override
    public void close() {
        sweeper.shutdownNow();
        http.stop();
        carriers.close();
        database.close();
    }

    private static void configure(JavalinConfig config, Settings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.setStopTimeout(TimeUnit.SECONDS.toMillis(SECONDS_TO_FINISH));
            server.setErrorHandler(new BareErrors());
        });
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        // Compressing what was typed together with a secret tells the secret by the length (BREACH).
        config.http.compressionStrategy = new CompressionStrategy(null, null);
    }

    private static void register(
            JavalinConfig config,
            Guard guard,
            Accounts accounts,
            Proofs proofs,
            Optional<Passkeys> passkeys,
            Carriers carriers,
            Own own,
            Optional<MovableClock> clock,
            Runnable due,
            Optional<AdminDesk> desk,
            boolean secure) {
        View view = new View(offered(passkeys, carriers, clock));
        CodePages codes = new CodePages(view, proofs);
        config.routes.before(guard::headers);
        config.routes.beforeMatched(guard::admit);
        new Pages(view, accounts).register(config.routes);
        own.register(config.routes, view, proofs, codes);
        new MethodPages(view, proofs, codes, passkeys, carriers.offered()).register(config.routes);
        new AddressPages(view, proofs, carriers).register(config.routes);
        new RecoveryPages(view, proofs).register(config.routes);
        new OutboxPage(view, carriers).register(config.routes);
        new PasskeyPages(view, proofs, passkeys).register(config.routes);
        new LostPages(view, proofs).register(config.routes);
        new CancelPages(view, proofs, codes).register(config.routes);
        new ClockPage(view, clock, due).register(config.routes);
        desk.ifPresent(ours -> new AdminPages(view, ours, secure).register(config.routes));
        new Api(accounts, proofs, own.devices()).register(config.routes);
        new Answers(view).register(config.routes);
    }

    private static Set<String> offered(Optional<Passkeys> passkeys, Carriers carriers, Optional<MovableClock> clock) {
        Set<String> offered = new HashSet<>();
        passkeys.ifPresent(ours -> offered.add("passkeys"));
        carriers.offered().forEach(kind -> offered.add(kind.word()));
        carriers.outbox().ifPresent(ours -> offered.add("outbox"));
        clock.ifPresent(movable -> offered.add("clock"));
        return offered;
    }

    private static void forget(BudgetStore budgets, Clock clock) {
        while (budgets.forget(clock.instant()) > 0) {
            // A batch at a time.
        }
    }

    private static ScheduledExecutorService sweeper(Runnable sweep, Runnable due) {
        ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sweeper");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused =
                sweeper.scheduleWithFixedDelay(safely(sweep), SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
        Future<?> unusedToo = sweeper.scheduleWithFixedDelay(safely(due), DUE_SECONDS, DUE_SECONDS, TimeUnit.SECONDS);
        return sweeper;
    }

    /** A task that throws is not run again. */
    private static Runnable safely(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (DatabaseException | StoreException e) {
                LOG.warn("could not do what is due, will try again", e);
            }
        };
    }
}
