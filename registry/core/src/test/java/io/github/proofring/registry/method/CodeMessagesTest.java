package io.github.proofring.registry.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.CodeMessage;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.SentCodes;
import java.time.Duration;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The messages that bring a code")
class CodeMessagesTest {
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String LONG_NAME = "Example Cooperative";
    private static final String HOST = "sign-in.example-bank.example";
    private static final String GSM_7 =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final PhonePolicy NUMBERS = PhonePolicy.international();
    private static final EmailCodes EMAIL = new EmailCodes("Example");

    private static Stream<CodeMessage> occasions() {
        MethodId method = new MethodId(ID);
        return Stream.of(
                about(Purpose.SIGN_IN, Optional.empty()),
                about(Purpose.ENROLL, Optional.empty()),
                about(Purpose.REPLACE_ALL, Optional.empty()),
                about(Purpose.CANCEL_REPLACEMENT, Optional.empty()),
                about(Purpose.STEP_UP, Optional.of(Operation.ADD_METHOD)),
                about(Purpose.STEP_UP, Optional.of(Operation.RENAME_METHOD)),
                about(Purpose.STEP_UP, Optional.of(Operation.removeMethod(method))),
                about(Purpose.STEP_UP, Optional.of(new Operation("choose-default"))),
                about(Purpose.STEP_UP, Optional.of(new Operation("change-billing"))));
    }

    private static CodeMessage about(Purpose purpose, Optional<Operation> operation) {
        return new CodeMessage(ID, "012345", purpose, operation, Duration.ofMinutes(10), Locale.ENGLISH);
    }

    private static Bytes state(SentCodes kind, String address) {
        return ((Addressed.At) kind.read(address)).state();
    }

    private static Message mail(EmailCodes kind, CodeMessage about) {
        return kind.write(state(kind, "ada@example.org"), about);
    }

    private static Message text(CodeMessage about) {
        PhoneCodes kind = PhoneCodes.byText(LONG_NAME, HOST, NUMBERS);
        return kind.write(state(kind, "+447400345678"), about);
    }

    @ParameterizedTest
    @MethodSource("occasions")
    @DisplayName("say what the code approves, and never to share it, and hold no link")
    void sayWhat(CodeMessage about) {
        for (Message message : new Message[] {mail(EMAIL, about), text(about)}) {
            assertTrue(message.text().contains("012345"));
            assertTrue(message.text().contains("Never share it"));
            assertTrue(message.text().contains("It "));
            assertFalse(message.text().matches("(?s).*(://|www\\.|href|src=).*"), message.text());
            assertFalse(message.html().orElse("").matches("(?s).*(://|www\\.|href|src=).*"));
            assertFalse(message.text().matches("(?s).*[{}].*"), "a place that was not filled");
            assertFalse(message.toString().contains("012345"));
            assertFalse(about.toString().contains("012345"));
        }
    }

    @Test
    @DisplayName("name the operation by its kind, whatever method it is about, and an unknown one as a change")
    void operations() {
        assertEquals(
                9,
                occasions().map(about -> text(about).text()).distinct().count(),
                "each approves something else, and says so");
        assertTrue(mail(EMAIL, about(Purpose.STEP_UP, Optional.of(new Operation("change-billing"))))
                .text()
                .contains("It allows a change of your account."));
    }

    @ParameterizedTest
    @MethodSource("occasions")
    @DisplayName(
            "a text is one segment of 160 characters of GSM-7, and ends with the origin-bound line and nothing behind it")
    void segment(CodeMessage about) {
        String text = text(about).text();
        assertTrue(text.length() <= 160, text.length() + " characters");
        assertTrue(text.chars().allMatch(c -> GSM_7.indexOf(c) >= 0), text);
        assertTrue(text.endsWith("\n@" + HOST + " #012345"));
    }

    @Test
    @DisplayName("a mail has no code in its subject, which servers log and locked screens show")
    void subject() {
        Message mail = mail(EMAIL, about(Purpose.SIGN_IN, Optional.empty()));
        assertEquals("Your Example code", mail.subject());
        assertEquals("ada@example.org", mail.to());
        assertEquals(Channel.EMAIL, mail.channel());
        assertTrue(mail.text().contains("It is good for 10 minutes"));
        assertTrue(mail.html().orElseThrow().contains("<strong>012345</strong>"));
    }

    @Test
    @DisplayName("the service's name is text in a mail's document, whatever it holds")
    void escaped() {
        Message mail = mail(new EmailCodes("A&B <b>\"x\"</b> {1} '"), about(Purpose.SIGN_IN, Optional.empty()));
        assertFalse(mail.html().orElseThrow().contains("<b>"));
        assertTrue(mail.html().orElseThrow().contains("A&amp;B &lt;b&gt;&quot;x&quot;&lt;/b&gt; {1} '"));
        assertEquals("Your A&B <b>\"x\"</b> {1} ' code", mail.subject());
    }

    @Test
    @DisplayName("a call says the code digit by digit, twice")
    void call() {
        PhoneCodes kind = PhoneCodes.byCall("Example", NUMBERS);
        String spoken = kind.write(state(kind, "+442079460018"), about(Purpose.SIGN_IN, Optional.empty()))
                .text();
        assertEquals(2, spoken.split("0, 1, 2, 3, 4, 5", -1).length - 1, spoken);
    }

    @Test
    @DisplayName("an application's own sentence wins, and names its own operations")
    void ownWords() {
        ResourceBundle own = new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {
                    {"email.subject", "{0} says hello"},
                    {"approves.operation.change-billing", "It changes how you pay."}
                };
            }
        };
        EmailCodes kind = EMAIL.withWording(Wording.of(own));
        Message mail = mail(kind, about(Purpose.STEP_UP, Optional.of(new Operation("change-billing:7"))));
        assertEquals("Example says hello", mail.subject());
        assertTrue(mail.text().contains("It changes how you pay."));
        assertTrue(mail.text().contains("Never share it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\rBcc: x", "\u0000", "0123456789012345678901234567890123456789x"})
    @DisplayName("a service's name on two lines, or none, or too long, is refused at once")
    void names(String name) {
        assertThrows(IllegalArgumentException.class, () -> new EmailCodes(name));
        assertThrows(IllegalArgumentException.class, () -> PhoneCodes.byText(name, HOST, NUMBERS));
        assertThrows(IllegalArgumentException.class, () -> PhoneCodes.byCall(name, NUMBERS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://example.org", "example.org/", "Example.org", "a b", "example.org #1"})
    @DisplayName("a host that is no host is refused at once")
    void hosts(String host) {
        assertThrows(IllegalArgumentException.class, () -> PhoneCodes.byText("Example", host, NUMBERS));
    }

    @Test
    @DisplayName("codes have 6 to 8 digits")
    void digits() {
        assertEquals(8, EMAIL.digits());
        assertEquals(6, PhoneCodes.byCall("Example", NUMBERS).digits());
        assertEquals(7, EMAIL.withDigits(7).digits());
        assertThrows(IllegalArgumentException.class, () -> EMAIL.withDigits(5));
        assertThrows(
                IllegalArgumentException.class,
                () -> PhoneCodes.byCall("Example", NUMBERS).withDigits(9));
    }
}
