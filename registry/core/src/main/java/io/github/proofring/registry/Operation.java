package io.github.proofring.registry;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One change that a fresh proof shall allow, so that a proof given for one cannot be spent on another. An open value: an
 * application names its own ({@code new Operation("change-billing")}) and asks {@link Authority.Proven#allows}.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 _ - :}
 */
public record Operation(String name) {
    private static final Set<String> METHOD_CHANGES = Set.of(
            "add-method",
            "rename-method",
            "choose-default",
            "remove-method",
            "suspend-method",
            "resume-method",
            "erase-account");
    private static final Set<String> ADMINISTRATORS =
            Set.of("remove-method", "suspend-method", "resume-method", "erase-account");
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_:-]{1,64}");

    /** Putting another method on the account. */
    public static final Operation ADD_METHOD = new Operation("add-method");

    /** @throws IllegalArgumentException if the name has another form */
    public Operation {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("an operation's name is 1 to 64 of A-Z a-z 0-9 _ - and :");
        }
    }

    /** Giving a method of the account, any of them, another label. */
    public static final Operation RENAME_METHOD = new Operation("rename-method");

    /** Choosing the method that is offered first. */
    public static final Operation CHOOSE_DEFAULT = new Operation("choose-default");

    /** Making all that browsers hold worthless ({@link Registry#forgetDevices}). */
    public static final Operation FORGET_DEVICES = new Operation("forget-devices");

    /** Deleting all that is kept of the account ({@link Registry#erase}). */
    public static final Operation ERASE = new Operation("erase-account");

    /** Taking this method, and no other, off the account. */
    public static Operation removeMethod(MethodId method) {
        return new Operation("remove-method:" + method.value());
    }

    /** Putting this method, and no other, out of use. */
    public static Operation suspendMethod(MethodId method) {
        return new Operation("suspend-method:" + method.value());
    }

    /** Putting this method, and no other, back to use. */
    public static Operation resumeMethod(MethodId method) {
        return new Operation("resume-method:" + method.value());
    }

    /** The name without what follows a colon. */
    String family() {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    boolean isForAdministrators() {
        return ADMINISTRATORS.contains(family());
    }

    boolean changesMethods() {
        return METHOD_CHANGES.contains(family());
    }

    @Override
    public String toString() {
        return name;
    }
}
