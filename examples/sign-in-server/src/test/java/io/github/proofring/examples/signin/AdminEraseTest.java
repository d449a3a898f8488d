package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.KeyRing;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.spi.AccountStore;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.Found;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.StoreException;
import io.github.proofring.registry.spi.Stored;
import io.github.proofring.registry.store.InMemoryAccountStore;
import io.github.proofring.testkit.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An account that could not be erased whole is never one that a password alone opens")
class AdminEraseTest {
    private static final String PASSWORD = "three little words";

    private final Passwords passwords = new Passwords();
    private final InMemoryAccountStore methods = new InMemoryAccountStore();
    private final KeyRing keys = KeyRing.generate();

    @TempDir
    Path folder;

    @AutoClose
    private Database database;

    private Users users;
    private Sessions sessions;
    private AccountId anna;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("db").toString());
        users = new Users(database, Clock.systemUTC());
        sessions = new Sessions(database, Clock.systemUTC());
        anna = users.add("anna", passwords.hash(PASSWORD));
        addApp();
    }

    private void addApp() {
        Registry registry = registry(methods);
        Caller caller = Caller.session(Secrets.random());
        Challenge begun = (Challenge) registry.begin(
                new Request.Enroll(Authority.assertedByApplication(anna), AuthenticatorApps.KIND, "phone", "anna"),
                caller);
        AuthenticatorApps.SetUp setUp = (AuthenticatorApps.SetUp) begun.prompt();
        String code = AuthenticatorApp.fromUri(setUp.uri().revealUri()).code(Instant.now());
        registry.finish(begun.ticket(), new Code(code), Expected.of(anna, Purpose.ENROLL), caller)
                .orThrow();
    }

    private Registry registry(AccountStore store) {
        return Registry.create(store, keys, List.of(new AuthenticatorApps("any")), Policy.STANDARD, Clock.systemUTC());
    }

    @Test
    @DisplayName("the store does not answer: nobody is let in, and it can be erased again")
    void storeDown() {
        Deleting store = new Deleting(methods, Optional.empty());
        String session = sessions.startByPassword(anna, Session.Stage.SIGNED_IN);
        assertThrows(StoreException.class, () -> erase(store));
        assertFalse(passwords.matches(PASSWORD, user().password()));
        assertTrue(sessions.find(session).isEmpty());

        erase(methods);
        assertTrue(users.find("anna").isEmpty());
    }

    @Test
    @DisplayName("others changed it again and again: it is refused, and the password is what it was")
    void refused() {
        Deleting store = new Deleting(methods, Optional.of(Stored.CONFLICT));
        Refused busy = assertThrows(Refused.class, () -> erase(store));
        assertEquals(Problem.BUSY, busy.problem());
        assertTrue(passwords.matches(PASSWORD, user().password()));
    }

    private Users.User user() {
        return users.find(anna).orElseThrow();
    }

    private void erase(AccountStore store) {
        AdminDesk desk = new AdminDesk(
                Administrator.SETTINGS,
                new AdminSessions(database, Clock.systemUTC(), Administrator.SETTINGS),
                registry(store),
                users,
                sessions,
                passwords,
                new Guesses(database, Clock.systemUTC()),
                Clock.systemUTC());
        desk.erase(Authority.administrator(anna, Administrator.NAME, "asked to"), user());
    }

    /** How deleting ends: like this, or not at all. */
    private record Deleting(AccountStore store, Optional<Stored> end) implements AccountStore {
        @Override
        public Found find(AccountId account) {
            return store.find(account);
        }

        @Override
        public Stored store(Change change) {
            return store.store(change);
        }

        @Override
        public Stored delete(AccountId account, Revision revision) {
            return end.orElseThrow(() -> StoreException.failed("the store is down", new IllegalStateException()));
        }

        @Override
        public List<AccountId> due(Instant now, int limit) {
            return store.due(now, limit);
        }
    }
}
