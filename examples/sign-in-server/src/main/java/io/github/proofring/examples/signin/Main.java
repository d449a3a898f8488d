package io.github.proofring.examples.signin;

import java.util.List;

/** Starts the sign-in server. Its settings are environment variables, all with a default: see the README. */
public final class Main {
    private Main() {}

    /** Runs until it is stopped by Ctrl-C or TERM. */
    public static void main(String[] args) {
        if (List.of(args).equals(List.of(AdminPassword.COMMAND))) {
            hashPassword();
            return;
        }
        Settings settings;
        Server server;
        try {
            settings = Settings.of(System.getenv());
            server = Server.start(settings);
        } catch (RuntimeException e) {
            System.err.println("The sign-in server did not start: " + cause(e));
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        System.out.println();
        System.out.println("  The Proofring sign-in server is running.");
        System.out.println("  Open " + server.url() + " in your browser. Ctrl-C stops it.");
        System.out.println();
    }

    private static void hashPassword() {
        try {
            System.out.println(AdminPassword.hash());
        } catch (RuntimeException e) {
            System.err.println("No hash was made: " + cause(e));
            System.exit(1);
        }
    }

    private static void stop(Server server) {
        server.close();
        System.out.println("  Stopped.");
    }

    /** The whole story in one line: what we could not do, and why. */
    private static String cause(Throwable thrown) {
        StringBuilder story = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t.getMessage() != null && story.indexOf(t.getMessage()) < 0) {
                story.append(story.isEmpty() ? "" : ": ").append(t.getMessage());
            }
        }
        return story.toString();
    }
}
