package io.github.proofring.registry.sms;

import java.net.URI;
import java.util.regex.Pattern;

/** Gateways known by name. Each can still be given other timeouts and channels before it is built. */
public final class Gateways {
    private static final Pattern ACCOUNT_SID = Pattern.compile("[A-Za-z0-9]{1,64}");

    private Gateways() {}

    /**
     * Twilio's resource Messages: {@code POST https://api.twilio.com/2010-04-01/Accounts/{sid}/Messages.json} with the form fields
     * {@code To}, {@code From} and {@code Body}, under basic authentication; it answers 201. It has no idempotency key, so an error of
     * theirs is not tried again.
     *
     * @param accountSid the account's SID, 34 characters that begin with {@code AC}
     * @param authToken  the account's auth token
     * @param from       one of the account's numbers in E.164, or a sender name
     * @throws IllegalArgumentException if the SID is not letters and digits, or another part holds a control character
     */
    public static SmsGatewayBuilder twilio(String accountSid, String authToken, String from) {
        if (!ACCOUNT_SID.matcher(accountSid).matches()) {
            throw new IllegalArgumentException("an account SID is letters and digits");
        }
        URI endpoint = URI.create("https://api.twilio.com/2010-04-01/Accounts/" + accountSid + "/Messages.json");
        return SmsGateway.at(endpoint, GatewayTemplate.form("To={to}&From={from}&Body={text}"))
                .basic(accountSid, authToken)
                .from(from);
    }

    /**
     * Vonage's Messages API, version 1: {@code POST https://api.nexmo.com/v1/messages} with JSON, under basic authentication; it answers 202
     * with a {@code message_uuid}, and without one the message does not count as taken. It wants numbers without their {@code +}, chooses
     * the character set by the text, and has no idempotency key.
     *
     * @param apiKey    the account's key
     * @param apiSecret the account's secret
     * @param from      a number without {@code +}, or a sender name
     * @throws IllegalArgumentException if a part holds a control character, or the key a colon
     */
    public static SmsGatewayBuilder vonage(String apiKey, String apiSecret, String from) {
        GatewayTemplate template = GatewayTemplate.json("""
                {"message_type":"text","channel":"sms","to":"{digits}","from":"{from}","text":"{text}","client_ref":"{id}"}""");
        return SmsGateway.at(URI.create("https://api.nexmo.com/v1/messages"), template)
                .basic(apiKey, apiSecret)
                .from(from)
                .accepting(answer -> answer.contains("\"message_uuid\""));
    }
}
