package io.github.proofring.examples.signin;

import static io.github.proofring.examples.signin.Pages.go;

import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Remembered;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** The page that says what is known of this browser, and those that forget it, and all. */
final class DevicePages {
    private static final String ROOT = "/security/devices";

    private final View view;
    private final CodePages codes;
    private final Devices devices;
    private final Step forgetting;

    DevicePages(View view, Proofs proofs, CodePages codes, Devices devices) {
        this.view = view;
        this.codes = codes;
        this.devices = devices;
        this.forgetting = proofs.stepUp(ROOT + "/forget-all", "forget-all", Map.of(), Operation.FORGET_DEVICES);
    }

    void register(RoutesConfig routes) {
        routes.get(ROOT, this::show);
        routes.post(ROOT + "/forget", this::forgetThis);
        routes.get(forgetting.path(), ctx -> codes.ask(ctx, forgetting));
        routes.post(
                forgetting.path(),
                ctx -> codes.answer(ctx, forgetting, (visit, accepted) -> {
                    devices.forgetAll(visit, accepted.authority());
                    visit.note(Note.DEVICES_FORGOTTEN);
                    go(ctx, ROOT);
                }));
    }

    private void show(Context ctx) {
        Visit visit = Visit.of(ctx);
        Session session = visit.signedIn();
        Optional<Remembered> remembered = devices.remembered(session.account(), visit);
        view.show(
                ctx,
                "devices",
                Map.of(
                        "known",
                        devices.knows(session, visit),
                        "until",
                        AdminShown.orEmpty(remembered.map(Remembered::until)),
                        "any",
                        !forgetting.ways().apply(session).isEmpty()));
    }

    private void forgetThis(Context ctx) {
        Visit visit = Visit.of(ctx);
        devices.forgetThis(visit);
        visit.note(Note.DEVICE_FORGOTTEN);
        go(ctx, ROOT);
    }
}
