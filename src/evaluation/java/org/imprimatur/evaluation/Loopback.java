package org.imprimatur.evaluation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The only address that anything of the evaluation listens on. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static InetAddress address() {
        try {
            return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are always an address", e);
        }
    }

    /**
     * Refuses a port on which something listens already.
     *
     * @param setting the setting that chooses the port
     * @throws CannotStart naming port and setting
     */
    static void refuseBusy(int port, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(), port));
        } catch (IOException e) {
            throw new CannotStart(
                    "Port " + port + " on " + HOST
                            + " is in use. Stop what uses it, or choose another: mvn -Pevaluate -D" + setting + "="
                            + (port < 60_000 ? port + 1000 : port - 1000),
                    e);
        }
    }
}
