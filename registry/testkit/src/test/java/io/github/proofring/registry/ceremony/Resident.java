package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Caller;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.testkit.SoftwareAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One of the accounts of a house: a person with a word, a passkey, a mailbox and a telephone, and all that a browser can hold of theirs. */
final class Resident {
    final House house;
    final Registry registry;
    final String name;
    final AccountId account = new AccountId(UUID.randomUUID().toString());
    final String binding = UUID.randomUUID().toString();
    final Caller browser;
    final SoftwareAuthenticator authenticator = new SoftwareAuthenticator("https://example.org");
    final String mailbox;
    final String number;
    final Owner.Known word;
    final Method passkey;
    /** With which the passkey was enrolled. */
    final String created;

    final Method email;
    final Method phone;

    Resident(House house, String name) {
        this.house = house;
        this.registry = house.registry;
        this.name = name;
        this.browser = Caller.session(binding).withSource("the browser of " + name);
        this.mailbox = name + "-" + UUID.randomUUID() + "@example.org";
        this.number = "+447400"
                + String.format("%06d", Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000));
        house.movesIn(account);
        Challenge first = enrolling(Authority.assertedByApplication(account), Knock.KIND);
        Knock.Word chosen = (Knock.Word) first.prompt();
        this.word = new Owner.Known(
                finish(first, chosen.proof(0), Purpose.ENROLL)
                        .orThrow()
                        .method()
                        .id(),
                chosen);
        this.email = addAddress(EmailCodes.KIND, mailbox);
        this.phone = addAddress(PhoneCodes.TEXT, number);
        // Last, as it is the strongest, and adding another would take as strong a proof.
        Challenge last = enrolling(stepUp(Operation.ADD_METHOD), Passkeys.KIND);
        this.created = authenticator.create(PasskeyCeremonies.options(last));
        this.passkey = finish(last, new PasskeyResponse(created), Purpose.ENROLL)
                .orThrow()
                .method();
    }

    private Challenge enrolling(Authority by, MethodKind kind) {
        return registry.begin(new Request.Enroll(by, kind, kind.value() + " of " + name, name), browser)
                .orThrow();
    }

    private Method addAddress(MethodKind kind, String address) {
        Challenge challenge = registry.begin(
                        new Request.EnrollAddress(stepUp(Operation.ADD_METHOD), kind, address, "a place of " + name),
                        browser)
                .orThrow();
        house.clock.advance(Duration.ofSeconds(31));
        return finish(challenge, new Code(house.inbox.code()), Purpose.ENROLL)
                .orThrow()
                .method();
    }

    Challenge begin(Request request) {
        return registry.begin(request, browser).orThrow();
    }

    Verdict finish(Challenge challenge, Proof proof, Purpose purpose) {
        return registry.finish(challenge.ticket(), proof, Expected.of(account, purpose), browser);
    }

    Proof sign(Challenge challenge) {
        return new PasskeyResponse(authenticator.get(PasskeyCeremonies.options(challenge)));
    }

    Verdict.Accepted signIn() {
        return finish(begin(new Request.SignIn(account, word.id)), word.next(), Purpose.SIGN_IN)
                .orThrow();
    }

    /** With the word. */
    Authority.Proven stepUp(Operation operation) {
        return finish(begin(new Request.StepUp(account, word.id, operation)), word.next(), Purpose.STEP_UP)
                .orThrow()
                .authority();
    }

    /** With the passkey, which nothing on the account is stronger than. */
    Authority.Proven strongStepUp(Operation operation) {
        Challenge challenge = begin(new Request.StepUp(account, passkey.id(), operation));
        return finish(challenge, sign(challenge), Purpose.STEP_UP).orThrow().authority();
    }

    /** Somebody asked to replace everything, and nothing takes its place: the link in the mail about it. */
    String link() {
        registry.removeAll(Authority.assertedByApplication(account));
        List<Message> mails = house.inbox.messages().stream()
                .filter(message -> message.text().contains(Owner.PAGE))
                .toList();
        String mail = mails.get(mails.size() - 1).text();
        return mail.substring(mail.indexOf(Owner.PAGE) + Owner.PAGE.length()).split("\\s", 2)[0];
    }

    Row row() {
        return house.row(account).orElseThrow();
    }

    List<AccountEvent> history() {
        return house.history(account);
    }

    /** By any of these an answer would show that something of this account is in it: the name stands in labels, sources and the mailbox. */
    List<String> tellTales() {
        return List.of(
                account.value(),
                name,
                number,
                word.id.value(),
                passkey.id().value(),
                email.id().value(),
                phone.id().value());
    }
}
