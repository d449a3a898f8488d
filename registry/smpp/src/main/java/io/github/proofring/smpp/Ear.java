package io.github.proofring.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.jsmpp.util.DefaultDecomposer;

/** Reads what the message centre says, as far as it is of a sane length, and knows when it last said something. */
final class Ear extends DefaultPDUReader {
    private static final int HEADER = 16;

    /** A deliver_sm with a message_payload has at most 64 KiB in it (SMPP 3.4 §5.3.2.32), and little else. */
    private static final int LONGEST = 0x1_1000;

    /** A command that is none: the answer to it is generic_nack. */
    private static final int NO_COMMAND = 0;

    private volatile long heardAt;

    /** @param nanos of {@link System#nanoTime} */
    boolean heardSince(long nanos) {
        return heardAt - nanos > 0;
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        Command header = new Command();
        header.setCommandLength(in.readInt());
        if (header.getCommandLength() < HEADER || header.getCommandLength() > LONGEST) {
            throw new IOException("the message centre sent a length that SMPP does not know");
        }
        header.setCommandId(in.readInt());
        header.setCommandStatus(in.readInt());
        header.setSequenceNumber(in.readInt());
        heardAt = System.nanoTime();
        return header;
    }

    /** The library would write the number or the text of a deliver_sm that it cannot read into its log, as an error. */
    @Override
    public byte[] readPDU(DataInputStream in, Command header) throws IOException {
        byte[] pdu = super.readPDU(in, header);
        if (header.getCommandId() == SMPPConstant.CID_DELIVER_SM && !isReadable(pdu)) {
            header.setCommandId(NO_COMMAND);
        }
        return pdu;
    }

    private static boolean isReadable(byte[] deliverSm) {
        try {
            return DefaultDecomposer.getInstance().deliverSm(deliverSm) != null;
        } catch (PDUException | RuntimeException e) {
            return false;
        }
    }
}
