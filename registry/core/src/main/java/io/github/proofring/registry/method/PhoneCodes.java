package io.github.proofring.registry.method;

import io.github.proofring.registry.CodeSent;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Reason;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.address.PhoneNumber;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.address.PhoneReading;
import io.github.proofring.registry.address.PhoneRefusal;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.CodeMessage;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Recipient;
import io.github.proofring.registry.spi.SentCodes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Telephone numbers: a code of 6 digits, unless told otherwise, by text message or by call. Asks with {@link CodeSent}. Immutable.
 *
 * <p>Which numbers are taken is the {@link PhonePolicy}'s to say; those on the internet are not. A code that comes over the telephone
 * network is worth {@link Strength#PHONE_LINE}: NIST SP 800-63B-4 §3.2.9 calls it restricted.
 */
public final class PhoneCodes implements SentCodes {
    /** The kind that sends text messages. */
    public static final MethodKind TEXT = new MethodKind("phone");

    /** The kind that calls and reads the code out. */
    public static final MethodKind CALL = new MethodKind("phone-call");

    private final MethodKind kind;
    private final String service;
    private final Optional<String> host;
    private final PhonePolicy numbers;
    private final int digits;
    private final Wording wording;
    private final Optional<OneAccount> exclusive;

    private PhoneCodes(
            MethodKind kind,
            String service,
            Optional<String> host,
            PhonePolicy numbers,
            int digits,
            Wording wording,
            Optional<OneAccount> exclusive) {
        this.kind = kind;
        this.service = Service.name(service);
        this.host = host.map(Service::host);
        this.numbers = numbers;
        this.digits = Service.digits(digits);
        this.wording = wording;
        this.exclusive = exclusive;
    }

    /**
     * Codes by text message. The last line binds the code to the page on which it is to be typed, so that a browser or phone fills it in
     * there and nowhere else (origin-bound one-time codes).
     *
     * @param service how the service is called in messages, 1 to 40 characters on one line
     * @param host    the host of that page, such as {@code example.org}
     * @param numbers which numbers are taken
     * @throws IllegalArgumentException if the name or the host has another form
     */
    public static PhoneCodes byText(String service, String host, PhonePolicy numbers) {
        return new PhoneCodes(TEXT, service, Optional.of(host), numbers, 6, Wording.standard(), Optional.empty());
    }

    /**
     * Codes by call, also to fixed lines.
     *
     * @param service as for {@link #byText}
     * @param numbers which numbers are taken
     * @throws IllegalArgumentException if the name has another form
     */
    public static PhoneCodes byCall(String service, PhonePolicy numbers) {
        return new PhoneCodes(CALL, service, Optional.empty(), numbers, 6, Wording.standard(), Optional.empty());
    }

    /**
     * The same, with codes of so many digits.
     *
     * @param count 6 to 8
     * @throws IllegalArgumentException if it is another number
     */
    public PhoneCodes withDigits(int count) {
        return new PhoneCodes(kind, service, host, numbers, count, wording, exclusive);
    }

    /** The same, with other sentences. */
    public PhoneCodes withWording(Wording other) {
        return new PhoneCodes(kind, service, host, numbers, digits, other, exclusive);
    }

    /**
     * The same; a number is for one account alone. Its owner is told so once they have proved it, and nobody else.
     *
     * @param key at least 32 random bytes, kept secret and never changed: under another one, every number may be taken once more
     * @throws IllegalArgumentException if they are fewer
     */
    public PhoneCodes forOneAccountEach(byte[] key) {
        return new PhoneCodes(
                kind, service, host, numbers, digits, wording, Optional.of(new OneAccount(Bytes.copyOf(key))));
    }

    @Override
    public MethodKind kind() {
        return kind;
    }

    @Override
    public Optional<String> invented(int seed) {
        int last = Math.floorMod(seed, 100);
        return Optional.of("••• ••• ••" + last / 10 + last % 10);
    }

    @Override
    public int digits() {
        return digits;
    }

    @Override
    public Strength strength() {
        return Strength.PHONE_LINE;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.POSSESSION, Trait.RESTRICTED);
    }

    @Override
    public Set<String> amr() {
        return Set.of("otp", kind.equals(TEXT) ? "sms" : "tel");
    }

    @Override
    public Addressed read(String typed) {
        PhoneReading reading = numbers.read(typed, channel());
        if (reading instanceof PhoneReading.Refused refused) {
            return new Addressed.Refused(reason(refused.why()));
        }
        PhoneNumber number = reading.orThrow().number();
        return new Addressed.At(new AddressState(
                        number.value(),
                        typed.strip(),
                        number.value(),
                        number.masked(),
                        number.region().orElse(""))
                .toBytes());
    }

    @Override
    public Recipient recipient(Bytes state) {
        AddressState number = AddressState.of(state);
        return new Recipient(
                channel(),
                number.to(),
                number.countedAs(),
                Optional.of(number.region()).filter(region -> !region.isEmpty()));
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
        return exclusive.map(one -> one.name("phone", AddressState.of(state).countedAs()));
    }

    @Override
    public Message write(Bytes state, CodeMessage code) {
        return new Message(
                code.messageId(),
                channel(),
                AddressState.of(state).to(),
                "",
                host.map(page -> text(page, code)).orElseGet(() -> speech(code)),
                Optional.empty());
    }

    private String text(String page, CodeMessage code) {
        CodeWords words = new CodeWords(wording, service, code.code(), code);
        String sentences = String.join(" ", words.say("sms.code"), words.approves("sms"), words.say("sms.secret"));
        return sentences + "\n\n@" + page + " #" + code.code();
    }

    /** Digit by digit, twice. */
    private String speech(CodeMessage code) {
        String spoken = code.code().chars().mapToObj(Character::toString).collect(Collectors.joining(", "));
        CodeWords words = new CodeWords(wording, service, spoken, code);
        return String.join(
                " ",
                List.of(
                        words.say("voice.code"),
                        words.approves("voice"),
                        words.say("voice.secret"),
                        words.say("voice.again")));
    }

    /** Without the masked address, which would make two texts of one, and without the link, which locked screens would show. */
    @Override
    public Message write(Bytes state, AlertMessage alert) {
        String said = host.map(page ->
                        AlertWords.inShort(wording, service, alert, page).inFewWords("sms"))
                .orElseGet(() -> AlertWords.inFull(wording, service, alert, "").inFewWords("voice"));
        return new Message(alert.messageId(), channel(), AddressState.of(state).to(), "", said, Optional.empty());
    }

    @Override
    public Channel channel() {
        return kind.equals(TEXT) ? Channel.SMS : Channel.VOICE;
    }

    private static Reason reason(PhoneRefusal refusal) {
        return switch (refusal) {
            case NOT_A_NUMBER, EXTENSION, IMPOSSIBLE -> Reason.NUMBER_MALFORMED;
            case COUNTRY_MISSING -> Reason.COUNTRY_CODE_MISSING;
            case INVALID -> Reason.NUMBER_UNKNOWN;
            case REGION_NOT_SERVED -> Reason.COUNTRY_NOT_SERVED;
            case VOIP -> Reason.VOIP_NUMBER;
            case PREMIUM_RATE -> Reason.PREMIUM_RATE_NUMBER;
            case TOLL_FREE -> Reason.TOLL_FREE_NUMBER;
            case SHARED_COST -> Reason.SHARED_COST_NUMBER;
            case PAGER -> Reason.PAGER_NUMBER;
            case UAN -> Reason.COMPANY_NUMBER;
            case VOICEMAIL -> Reason.VOICEMAIL_NUMBER;
            case PERSONAL -> Reason.PERSONAL_NUMBER;
            case FIXED_LINE -> Reason.FIXED_LINE_NUMBER;
            case LOOKUP_DOWN -> Reason.NUMBER_NOT_LOOKED_UP;
        };
    }
}
