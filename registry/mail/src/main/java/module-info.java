/** Messages of the registry by SMTP. */
@org.jspecify.annotations.NullMarked
module io.github.proofring.mail {
    requires static transitive org.jspecify;
    requires transitive io.github.proofring.registry;
    requires jakarta.mail;
    requires org.eclipse.angus.mail;

    exports io.github.proofring.mail;
}
