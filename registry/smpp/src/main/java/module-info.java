/** Text messages of the registry by SMPP. */
@org.jspecify.annotations.NullMarked
module io.github.proofring.smpp {
    requires static transitive org.jspecify;
    requires transitive io.github.proofring.registry;
    requires jsmpp;
    // What jsmpp writes its log by; it has no descriptor that would say so.
    requires org.slf4j;

    exports io.github.proofring.smpp;
}
