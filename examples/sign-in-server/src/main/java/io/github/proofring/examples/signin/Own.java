package io.github.proofring.examples.signin;

import io.github.proofring.registry.Registry;
import io.javalin.config.RoutesConfig;

/**
 * What an owner has to do with their account besides adding ways and proving them, and the pages and calls for it.
 *
 * @param registry    for what only looks
 * @param devices     which browsers are known
 * @param suspensions out of use and back
 * @param leaving     the end
 * @param billing     what it pays
 */
record Own(Registry registry, Devices devices, Suspensions suspensions, Leaving leaving, Billing billing) {
    void register(RoutesConfig routes, View view, Proofs proofs, CodePages codes) {
        new SignInPages(proofs, codes, devices).register(routes);
        new SuspendPages(proofs, codes, suspensions).register(routes);
        new HistoryPages(view, registry).register(routes);
        new DevicePages(view, proofs, codes, devices).register(routes);
        new ErasePages(view, proofs, codes, leaving).register(routes);
        new BillingPages(view, proofs, codes, billing).register(routes);
        new AccountApi(registry, proofs, suspensions, devices, leaving, billing).register(routes);
    }
}
