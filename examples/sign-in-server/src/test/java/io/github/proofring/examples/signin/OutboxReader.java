package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The development outbox as someone at the server's own machine reads it: by its page. */
record OutboxReader(Client client) {
    private static final Pattern MESSAGE = Pattern.compile(
            "<article class=\"card message\">.*?"
                    + "<span class=\"channel\">([^<]*)</span>.*?<span class=\"to\">([^<]*)</span>.*?<pre class=\"text\"[^>]*>([^<]*)</pre>",
            Pattern.DOTALL);
    /** Alone on its line in a mail; behind the host in a text message. */
    private static final Pattern CODE = Pattern.compile("(?m)^(?:@\\S+ #)?([0-9]{6,8})$");

    /** One message on the page. */
    record Message(String channel, String to, String text) {
        String code() {
            Matcher found = CODE.matcher(text);
            assertTrue(found.find(), "no code in this message");
            return found.group(1);
        }

        boolean hasCode() {
            return CODE.matcher(text).find();
        }
    }

    static OutboxReader of(Running running) {
        return new OutboxReader(new Client(running));
    }

    /** The newest first. */
    List<Message> messages() {
        return MESSAGE.matcher(client.get("/outbox").body())
                .results()
                .map(OutboxReader::message)
                .toList();
    }

    Message newest() {
        return messages().get(0);
    }

    /** The code that was sent last by this channel. */
    String newestCode(String channel) {
        return messages().stream()
                .filter(message -> message.channel().equals(channel))
                .filter(Message::hasCode)
                .findFirst()
                .orElseThrow()
                .code();
    }

    /** What was told of the account, without codes. */
    List<Message> alerts() {
        return messages().stream().filter(message -> !message.hasCode()).toList();
    }

    private static Message message(MatchResult found) {
        return new Message(found.group(1), found.group(2), found.group(3));
    }
}
