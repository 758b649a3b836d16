package io.castling.platform.service;

/** A service could not start, or failed while it ran; the message names it and repeats the reason. */
public final class ServiceFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String service;

    ServiceFailure(String service, String what, Throwable cause) {
        super("The service " + service + " " + what + ": " + reason(cause), cause);
        this.service = service;
    }

    /** The name of the service. */
    public String service() {
        return service;
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
