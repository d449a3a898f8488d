/**
 * Text messages, and calls that read a text out, by the HTTP interface of whoever sends them. Two services are known by name:
 *
 * <pre>{@code
 * Delivery sms = Gateways.twilio(accountSid, authToken, "+15550100100").build();
 * }</pre>
 *
 * <p>Any other that takes one POST for one message is described by a template:
 *
 * <pre>{@code
 * Delivery sms = SmsGateway.at(
 *                 URI.create("https://sms.example.com/send"),
 *                 GatewayTemplate.json("""
 *                         {"recipients": ["{to}"], "sender": "{from}", "body": "{text}"}"""))
 *         .from("Example")
 *         .bearer(token)
 *         .idempotencyKey()
 *         .build();
 * }</pre>
 */
package io.github.proofring.registry.sms;
