/** One-time codes. */
package io.github.proofring.totp;
