package io.github.proofring.bench;

import java.util.List;

/** The parts of the table, each of which can be asked for alone. */
enum Group {
    CODES,
    QR,
    PASSKEYS,
    REGISTRY,
    GROWTH;

    List<Row> measure(Plan plan) {
        return switch (this) {
            case CODES -> Codes.measure(plan);
            case QR -> Qr.measure(plan);
            case PASSKEYS -> PasskeyRows.measure(plan);
            case REGISTRY -> RegistryRows.measure(plan);
            case GROWTH -> Growth.measure(plan);
        };
    }
}
