/**
 * Messages by SMTP: describe the server ({@link io.github.proofring.mail.SmtpServer}) and give the delivery ({@link
 * io.github.proofring.mail.SmtpDelivery}) to the registry's {@code Sending}.
 */
package io.github.proofring.mail;
