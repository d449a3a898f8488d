package io.github.proofring.examples.signin;

import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.SentCodes;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of address to which codes are sent, and where their pages are. */
enum AddressKind {
    EMAIL("email", "SMTP_URL", Strength.MAILBOX),
    PHONE("phone", "SMS_URL", Strength.PHONE_LINE);

    private final String word;
    private final String setting;
    private final Strength strength;

    AddressKind(String word, String setting, Strength strength) {
        this.word = word;
        this.setting = setting;
        this.strength = strength;
    }

    /** None for a method that needs no message. */
    static Optional<AddressKind> of(MethodKind method) {
        return Arrays.stream(values())
                .filter(kind -> kind.method().equals(method))
                .findFirst();
    }

    MethodKind method() {
        return switch (this) {
            case EMAIL -> EmailCodes.KIND;
            case PHONE -> PhoneCodes.TEXT;
        };
    }

    Channel channel() {
        return switch (this) {
            case EMAIL -> Channel.EMAIL;
            case PHONE -> Channel.SMS;
        };
    }

    /** What is sent to such an address, and which addresses are taken. */
    SentCodes codes(Settings settings) {
        return switch (this) {
            case EMAIL -> new EmailCodes(Server.ISSUER);
            case PHONE ->
                PhoneCodes.byText(
                        Server.ISSUER, settings.codeHost(), settings.messages().numbers());
        };
    }

    /** How much a code that came there is worth. */
    Strength strength() {
        return strength;
    }

    /** How the templates call it. */
    String word() {
        return word;
    }

    /** The variable that names its carrier. */
    String setting() {
        return setting;
    }

    /** The template of the page that asks for an address. */
    String page() {
        return "add-" + word;
    }

    /** The address of that page. */
    String add() {
        return add(Adding.BESIDE);
    }

    String add(Adding adding) {
        return adding.root() + "/add-" + word;
    }

    /** Where a proof is asked for before it. */
    String confirm() {
        return "/security/confirm/" + word;
    }
}
