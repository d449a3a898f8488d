package io.github.proofring.registry.method;

import io.github.proofring.registry.CodeSent;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.address.EmailAddress;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.CodeMessage;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Recipient;
import io.github.proofring.registry.spi.SentCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * E-mail addresses: a code of 8 digits, unless told otherwise, by mail. Asks with {@link CodeSent}. Immutable.
 *
 * <p>Whoever reads the mailbox has the code, which is why such a proof is worth no more than {@link Strength#MAILBOX}: NIST SP
 * 800-63B-4 §3.1.3.1 does not count it as a second factor.
 */
public final class EmailCodes implements SentCodes {
    /** The kind it answers for. */
    public static final MethodKind KIND = new MethodKind("email");

    private static final Set<String> AMR = Set.of("otp");

    private static final String FIRST_LETTERS = "aaabbccddeefghijjjkkllmmmmnoprrsssttvw";
    private static final List<String> PROVIDERS =
            List.of("g•••.com", "g•••.com", "g•••.com", "o•••.com", "h•••.com", "y•••.com", "i•••.com");

    private final String service;
    private final int digits;
    private final Wording wording;
    private final Optional<OneAccount> exclusive;

    /**
     * Codes by mail.
     *
     * @param service how the service is called in messages, 1 to 40 characters on one line
     * @throws IllegalArgumentException if the name has another form
     */
    public EmailCodes(String service) {
        this(service, 8, Wording.standard(), Optional.empty());
    }

    private EmailCodes(String service, int digits, Wording wording, Optional<OneAccount> exclusive) {
        this.service = Service.name(service);
        this.digits = Service.digits(digits);
        this.wording = wording;
        this.exclusive = exclusive;
    }

    /**
     * The same, with codes of so many digits.
     *
     * @param count 6 to 8
     * @throws IllegalArgumentException if it is another number
     */
    public EmailCodes withDigits(int count) {
        return new EmailCodes(service, count, wording, exclusive);
    }

    /** The same, with other sentences. */
    public EmailCodes withWording(Wording other) {
        return new EmailCodes(service, digits, other, exclusive);
    }

    /**
     * The same; an address is for one account alone. Its owner is told so once they have proved it, and nobody else.
     *
     * @param key at least 32 random bytes, kept secret and never changed: under another one, every address may be taken once more
     * @throws IllegalArgumentException if they are fewer
     */
    public EmailCodes forOneAccountEach(byte[] key) {
        return new EmailCodes(service, digits, wording, Optional.of(new OneAccount(Bytes.copyOf(key))));
    }

    @Override
    public MethodKind kind() {
        return KIND;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    /** First letters as names have them, and the providers that most people have. */
    @Override
    public Optional<String> invented(int seed) {
        char letter = FIRST_LETTERS.charAt(Math.floorMod(seed, FIRST_LETTERS.length()));
        String domain = PROVIDERS.get(Math.floorMod(seed >> 8, PROVIDERS.size()));
        return Optional.of(letter + "•••@" + domain);
    }

    @Override
    public int digits() {
        return digits;
    }

    @Override
    public Strength strength() {
        return Strength.MAILBOX;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    @Override
    public Set<String> amr() {
        return AMR;
    }

    @Override
    public Addressed read(String typed) {
        return EmailAddress.parse(typed)
                .<Addressed>map(address -> new Addressed.At(
                        new AddressState(address.value(), address.typed(), address.budgetKey(), address.masked(), "")
                                .toBytes()))
                .orElseGet(() -> new Addressed.Refused(Reason.ADDRESS_REFUSED));
    }

    @Override
    public Recipient recipient(Bytes state) {
        AddressState address = AddressState.of(state);
        return new Recipient(Channel.EMAIL, address.to(), address.countedAs(), Optional.empty());
    }

    @Override
    public String masked(Bytes state) {
        return AddressState.of(state).masked();
    }

    @Override
    public String typed(Bytes state) {
        return AddressState.of(state).typed();
    }

    @Override
    public Optional<CredentialId> exclusive(Bytes state) {
        return exclusive.map(one -> one.name("email", AddressState.of(state).countedAs()));
    }

    /** The code is not in the subject: mail servers log subjects, and locked screens show them. */
    @Override
    public Message write(Bytes state, CodeMessage code) {
        CodeWords words = new CodeWords(wording, service, code.code(), code);
        String before = words.say("email.code");
        List<String> after = List.of(
                words.approves("email"),
                words.say("email.life"),
                words.say("email.secret"),
                words.say("email.unasked"));
        String subject = words.say("email.subject");
        List<String> body = new ArrayList<>(List.of(Html.paragraph(before), Html.code(code.code())));
        after.forEach(sentence -> body.add(Html.paragraph(sentence)));
        return new Message(
                code.messageId(),
                Channel.EMAIL,
                AddressState.of(state).to(),
                subject,
                before + "\n\n" + code.code() + "\n\n" + String.join("\n\n", after) + "\n",
                Optional.of(Html.page(words.language(), subject, body)));
    }

    @Override
    public Message write(Bytes state, AlertMessage alert) {
        return AlertMail.of(wording, service, AddressState.of(state).to(), alert);
    }
}
