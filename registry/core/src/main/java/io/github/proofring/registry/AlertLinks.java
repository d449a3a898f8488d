package io.github.proofring.registry;

import io.github.proofring.registry.spi.AccountEvent.What;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The links "this was not me" in messages about a replacement of everything. One is good once, while that replacement is going on, and proves
 * nothing: it leads to where a method is to be proved.
 */
record AlertLinks(Tickets tickets, Optional<String> page) {
    /**
     * What a link says.
     *
     * @param replacement which one, by the epoch that it would begin
     * @param address     to which it went
     * @param name        of this link among those that were used
     */
    record Link(AccountId account, String replacement, MethodId address, Bytes name) {
        /** Whether that replacement is going on. */
        boolean isOf(Account asked) {
            return account.equals(asked.id())
                    && asked.standing()
                            .replacement()
                            .filter(going -> going.nextEpoch().equals(replacement))
                            .isPresent();
        }

        void write(WireWriter out) {
            out.text(account.value()).text(replacement).text(address.value()).bytes(name);
        }

        static Link read(WireReader in) {
            return new Link(new AccountId(in.text()), in.text(), new MethodId(in.text()), in.bytes());
        }
    }

    Optional<URI> to(Account account, Notice notice, MethodId addressee) {
        boolean cancels = notice.what() == What.REPLACEMENT_ASKED || notice.what() == What.REPLACEMENT_COMING;
        return page.filter(there -> cancels)
                .flatMap(there -> account.standing()
                        .replacement()
                        .map(replacement ->
                                new Link(account.id(), replacement.nextEpoch(), addressee, name(notice, addressee))))
                .map(link -> URI.create(page.orElseThrow() + tickets.seal(link)));
    }

    private static Bytes name(Notice notice, MethodId addressee) {
        return Bytes.copyOf(notice.messageId(addressee).getBytes(StandardCharsets.US_ASCII));
    }

    Optional<Link> open(String token) {
        return tickets.openLink(token);
    }

    /** Uses it up, and opens its lane. */
    Ruling<Optional<OpenedLink>> use(Account account, Link link) {
        return account.standing()
                .replacement()
                .filter(going -> link.isOf(account))
                .flatMap(replacement -> replacement.using(link))
                .map(used -> Ruling.store(
                        account.standing(account.standing().with(used)),
                        Optional.of(new OpenedLink(account.id(), tickets.sealOpened(link)))))
                .orElseGet(() -> Ruling.refuse(Reason.TICKET_USED));
    }
}
