package io.github.proofring.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Connections to one message centre, within its times, and encrypted unless told otherwise. */
final class Sockets implements ConnectionFactory {
    private final SmppServer server;

    Sockets(SmppServer server) {
        this.server = server;
    }

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket plain = new Socket();
        boolean connected = false;
        try {
            plain.connect(new InetSocketAddress(host, port), server.times.connectMillis());
            plain.setTcpNoDelay(true);
            Connection connection = new SocketConnection(server.encrypted ? encrypted(plain, host, port) : plain);
            connected = true;
            return connection;
        } finally {
            if (!connected) {
                plain.close();
            }
        }
    }

    private Socket encrypted(Socket plain, String host, int port) throws IOException {
        plain.setSoTimeout(server.times.answerMillis());
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private SSLContext context() throws IOException {
        if (server.trust.isPresent()) {
            return server.trust.get();
        }
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java runtime has no TLS", e);
        }
    }
}
