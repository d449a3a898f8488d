package io.github.proofring.bench;

import io.github.proofring.totp.ErrorCorrection;
import io.github.proofring.totp.QrCode;
import io.github.proofring.totp.TerminalBackground;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From an otpauth URI to half blocks; no peer has them. */
@State(Scope.Thread)
public class DrawTerminal {
    private QrUris uris = new QrUris(1);

    /** Draws the secrets. */
    @Setup
    public void draw() {
        uris = new QrUris(QrUris.MANY);
    }

    /** Ours. */
    @Benchmark
    public String ours(Turn turn) {
        return QrCode.of(uris.uris[turn.next(uris.uris.length)], ErrorCorrection.LOW)
                .terminalText(80, TerminalBackground.DARK);
    }

    /** The matrix, and the blocks. */
    @Benchmark
    public String bound(Turn turn) {
        return BareQr.terminal(BareQr.matrix(uris.uris[turn.next(uris.uris.length)]));
    }
}
