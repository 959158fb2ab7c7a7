package dev.hotline.testkit.asterisk;

/** A number and a name as shown to the other side; empty when there is none. */
record Party(String number, String name) {
    static final Party UNKNOWN = new Party("", "");

    Party {
        number = firstLine(number);
        name = firstLine(name);
    }

    /** SIP carries no line ends: what comes after one is another header and never reaches Asterisk as a name. */
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Of the form {@code "Name" <number>} (with a backslash before quotes and backslashes), {@code Name <number>} or {@code number}. */
    static Party parse(String callerId) {
        int open = callerId.lastIndexOf('<');
        if (open < 0) {
            return new Party(callerId.strip(), "");
        }
        String name =
                callerId.substring(0, open).strip().replaceAll("^\"|\"$", "").replaceAll("\\\\(.)", "$1");
        return new Party(callerId.substring(open + 1).replace(">", "").strip(), name);
    }
}
