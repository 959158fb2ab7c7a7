package dev.hotline.asterisk.agi;

/** The session itself is broken, or Asterisk answered what no reply may be; {@link #problem()} says which. */
public final class AgiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final AgiProblem problem;

    public AgiException(AgiProblem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public AgiProblem problem() {
        return problem;
    }
}
