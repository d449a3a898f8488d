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
    EMAIL("email", "SMTP_URL", EmailCodes.KIND, Channel.EMAIL, Strength.MAILBOX) {
        @Override
        SentCodes codes(Settings settings) {
            return new EmailCodes(Server.ISSUER);
        }
    },
    PHONE("phone", "SMS_URL", PhoneCodes.TEXT, Channel.SMS, Strength.PHONE_LINE) {
        @Override
        SentCodes codes(Settings settings) {
            return PhoneCodes.byText(
                    Server.ISSUER, settings.codeHost(), settings.messages().numbers());
        }
    };

    private final String word;
    private final String setting;
    private final MethodKind method;
    private final Channel channel;
    private final Strength strength;

    AddressKind(String word, String setting, MethodKind method, Channel channel, Strength strength) {
        this.word = word;
        this.setting = setting;
        this.method = method;
        this.channel = channel;
        this.strength = strength;
    }

    /** None for a method that needs no message. */
    static Optional<AddressKind> of(MethodKind method) {
        return Arrays.stream(values())
                .filter(kind -> kind.method.equals(method))
                .findFirst();
    }

    /** What is sent to such an address, and which addresses are taken. */
    abstract SentCodes codes(Settings settings);

    /** How the templates call it. */
    String word() {
        return word;
    }

    /** The variable that names its carrier. */
    String setting() {
        return setting;
    }

    MethodKind method() {
        return method;
    }

    Channel channel() {
        return channel;
    }

    Strength strength() {
        return strength;
    }

    /** The template of the page that asks for an address. */
    String page() {
        return "add-" + word;
    }

    /** The address of that page. */
    String add() {
        return "/security/add-" + word;
    }

    /** Where a proof is asked for before it. */
    String confirm() {
        return "/security/confirm/" + word;
    }
}
