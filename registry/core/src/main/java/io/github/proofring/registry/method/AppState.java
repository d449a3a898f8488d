package io.github.proofring.registry.method;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import io.github.proofring.totp.Algorithm;
import io.github.proofring.totp.Progress;
import io.github.proofring.totp.Secret;
import io.github.proofring.totp.Totp;
import java.time.Duration;

/** What is kept of one authenticator app. */
record AppState(Totp totp, Secret secret, Progress progress) {
    private static final int FORM = 1;

    Bytes toBytes() {
        return Bytes.copyOf(new WireWriter()
                .number(FORM)
                .constant(totp.algorithm())
                .number(totp.digits())
                .number(totp.period().toSeconds())
                .number(progress.lastAcceptedStep())
                .number(progress.driftSeconds())
                .bytes(Bytes.copyOf(secret.reveal()))
                .toByteArray());
    }

    /** @param window the parameters that say how far around the present to look */
    static AppState of(Bytes state, Totp window) {
        WireReader in = new WireReader(state.toArray());
        int form = in.number();
        if (form != FORM) {
            throw new IllegalArgumentException(
                    "this release reads form " + FORM + " of an authenticator app, not " + form);
        }
        Totp totp = Totp.standard()
                .withAlgorithm(in.constant(Algorithm.class))
                .withDigits(in.number())
                .withPeriod(Duration.ofSeconds(in.longNumber()))
                .withWindow(window.stepsBack(), window.stepsForward())
                .withMaxDrift(window.maxDrift());
        Progress progress = new Progress(in.longNumber(), in.number());
        // Also the 80-bit secrets that were imported from elsewhere: what is new was made long enough.
        return new AppState(totp, Secret.existingShortOfBytes(in.bytes().toArray()), progress);
    }
}
