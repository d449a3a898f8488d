/** Accounts, their proof methods and the rules around them. */
@org.jspecify.annotations.NullMarked
module io.github.proofring.registry {
    requires static transitive org.jspecify;
    requires transitive io.github.proofring.totp;
    requires transitive io.github.proofring.webauthn;
    requires java.net.http;
    requires transitive java.sql;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires com.sanctionco.jmail;
    requires org.bouncycastle.provider;

    exports io.github.proofring.registry;
    exports io.github.proofring.registry.address;
    exports io.github.proofring.registry.method;
    exports io.github.proofring.registry.sms;
    exports io.github.proofring.registry.spi;
    exports io.github.proofring.registry.store;
}
