package io.github.proofring.smpp;

import java.util.Optional;
import java.util.function.Consumer;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/** What the message centre says unasked. All of it is taken, or it would be said again and again; only receipts are read. */
record Incoming(Optional<Consumer<DeliverSm>> receipts) implements MessageReceiverListener {
    @Override
    public void onAcceptDeliverSm(DeliverSm message) {
        if (message.isSmscDeliveryReceipt()) {
            receipts.ifPresent(told -> told.accept(message));
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        // A phone is within reach again, which nobody asked for.
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not read here", SMPPConstant.STAT_ESME_RX_R_APPN);
    }
}
