package io.github.proofring.smpp;

import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;
import org.jsmpp.bean.EnquireLink;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitSmResult;

/** The two of the library's ten operations of a message centre that are tested. */
final class Handlers {
    interface Submitted {
        SubmitSmResult take(SubmitSm message, SMPPServerSession session) throws ProcessRequestException;
    }

    private Handlers() {}

    static ServerMessageReceiverListener of(Submitted submitted, BiConsumer<EnquireLink, Session> enquired) {
        return (ServerMessageReceiverListener) Proxy.newProxyInstance(
                Handlers.class.getClassLoader(),
                new Class<?>[] {ServerMessageReceiverListener.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "onAcceptSubmitSm" ->
                        submitted.take((SubmitSm) arguments[0], (SMPPServerSession) arguments[1]);
                    case "onAcceptEnquireLink" -> {
                        enquired.accept((EnquireLink) arguments[0], (Session) arguments[1]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
