package io.github.proofring.registry;

import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What leaves the server sealed and comes back in a client's hands: tickets, authorities, device tokens. */
final class Tickets {
    /** Nodes' clocks may differ by this much; what was issued later than that has not been issued. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private static final int MOST_CHARACTERS = 4096;
    /** All contents are padded to a multiple of this, so that a ticket's length tells nothing of the method behind it. */
    private static final int PADDING = 256;

    /** Raised with any change of what is written here; what a server of another release sealed counts as run out. */
    private static final int FORM = 4;

    private static final byte[] UNBOUND = new byte[0];

    private final Seal seal;
    private final Policy policy;

    Tickets(Seal seal, Policy policy) {
        this.seal = seal;
        this.policy = policy;
    }

    Ticket seal(OpenTicket ticket) {
        return new Ticket(seal(Seal.Label.TICKET, ticket.nonce().toArray(), ticket::write));
    }

    /** The outcome of {@link #open}. */
    sealed interface Opening {
        record Good(OpenTicket ticket) implements Opening {}

        record Bad(Reason reason) implements Opening {}
    }

    Opening open(Ticket ticket, Instant now) {
        Seal.Opened opened = unseal(Seal.Label.TICKET, ticket.value());
        if (opened instanceof Seal.Opened.UnknownKey) {
            return new Opening.Bad(Reason.TICKET_EXPIRED);
        }
        if (!(opened instanceof Seal.Opened.Plain plain)) {
            return new Opening.Bad(Reason.TICKET_INVALID);
        }
        WireReader in = new WireReader(plain.content().toArray());
        if (in.number() != FORM) {
            return new Opening.Bad(Reason.TICKET_EXPIRED);
        }
        OpenTicket content = OpenTicket.read(plain.nonce(), in);
        if (fromTheFuture(content.issuedAt(), now)) {
            return new Opening.Bad(Reason.TICKET_INVALID);
        }
        return content.expiresAt().isAfter(now) ? new Opening.Good(content) : new Opening.Bad(Reason.TICKET_EXPIRED);
    }

    String seal(Authority.Proven proven) {
        return seal(Seal.Label.AUTHORITY, nonce(), out -> ProvenForm.write(out, proven));
    }

    Optional<Authority.Proven> openAuthority(String sealed, Caller presenter) {
        return plain(Seal.Label.AUTHORITY, sealed, ProvenForm::read)
                .filter(proven -> proven.caller().equals(presenter.fingerprint()))
                .map(proven -> proven.from(presenter));
    }

    String deviceToken(Authority.Proven proven) {
        return seal(
                Seal.Label.DEVICE,
                nonce(),
                out -> out.text(proven.account().value())
                        .text(proven.epoch())
                        .text(proven.method().value())
                        .instant(proven.provenAt()));
    }

    String seal(Memory memory) {
        return seal(Seal.Label.MEMORY, nonce(), memory::write);
    }

    Optional<Memory> openMemory(String token) {
        return plain(Seal.Label.MEMORY, token, Memory::read);
    }

    String seal(AlertLinks.Link link) {
        return seal(Seal.Label.LINK, nonce(), link::write);
    }

    Optional<AlertLinks.Link> openLink(String token) {
        return plain(Seal.Label.LINK, token, AlertLinks.Link::read);
    }

    /** What the link itself says, for whoever has opened it: a text of another sort, as a link may stand in logs and is good once. */
    String sealOpened(AlertLinks.Link link) {
        return seal(Seal.Label.OPENED_LINK, nonce(), link::write);
    }

    Optional<AlertLinks.Link> openedLink(Caller caller) {
        return caller.openedLink().flatMap(pass -> plain(Seal.Label.OPENED_LINK, pass, AlertLinks.Link::read));
    }

    /** The lane of a caller on an account: its own if it holds a token that this account's owner was given. */
    Lane lane(Account account, Caller caller, Instant now) {
        return caller.deviceToken()
                        .flatMap(token -> plain(Seal.Label.DEVICE, token, Device::read))
                        .filter(device -> device.isKnownTo(account, now, policy))
                        .isPresent()
                ? Lane.KNOWN_DEVICE
                : Lane.STRANGER;
    }

    static boolean fromTheFuture(Instant time, Instant now) {
        return time.isAfter(now.plus(CLOCK_SKEW));
    }

    /** A token goes with the method that it was given for: whoever removes a stolen method means all that came of it. */
    private record Device(AccountId account, String epoch, MethodId method, Instant issuedAt) {
        static Device read(WireReader in) {
            return new Device(new AccountId(in.text()), in.text(), new MethodId(in.text()), in.instant());
        }

        boolean isKnownTo(Account asked, Instant now, Policy policy) {
            return account.equals(asked.id())
                    && epoch.equals(asked.epoch())
                    && asked.method(method)
                            .filter(found -> !found.isSuspended())
                            .isPresent()
                    && !fromTheFuture(issuedAt, now)
                    && issuedAt.plus(policy.guessing().knownDeviceLife()).isAfter(now);
        }
    }

    static byte[] nonce() {
        return Random.bytes(Seal.NONCE_BYTES);
    }

    private String seal(Seal.Label label, byte[] nonce, Consumer<WireWriter> write) {
        WireWriter content = new WireWriter().number(FORM);
        write.accept(content);
        byte[] plain = content.toByteArray();
        byte[] padded = Arrays.copyOf(plain, (plain.length / PADDING + 1) * PADDING);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(label, nonce, UNBOUND, padded));
    }

    private <T> Optional<T> plain(Seal.Label label, String sealed, Function<WireReader, T> read) {
        if (!(unseal(label, sealed) instanceof Seal.Opened.Plain plain)) {
            return Optional.empty();
        }
        WireReader in = new WireReader(plain.content().toArray());
        return in.number() == FORM ? Optional.of(read.apply(in)) : Optional.empty();
    }

    /** Too long a text is refused before any cryptography; so is a second spelling of the same bytes. */
    private Seal.Opened unseal(Seal.Label label, String text) {
        if (text.length() > MOST_CHARACTERS) {
            return new Seal.Opened.Broken();
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new Seal.Opened.Broken();
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(text)
                ? seal.open(label, UNBOUND, sealed)
                : new Seal.Opened.Broken();
    }
}
