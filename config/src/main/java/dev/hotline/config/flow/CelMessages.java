package dev.hotline.config.flow;

import dev.cel.common.CelIssue;
import dev.hotline.config.source.Suggestion;
import dev.hotline.config.source.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says in plain words what CEL says of an expression: one message for a mistake. */
final class CelMessages {
    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern MISFIT =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern UNEXPECTED = Pattern.compile(
            "(?:mismatched|extraneous|no viable alternative at) input '(.*?)'(?: expecting .*)?", Pattern.DOTALL);
    private static final Pattern STRAY = Pattern.compile("token recognition error at: '(.+)'", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("missing '(.*?)' at .*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\w+(\\.\\w+)*");
    private static final Set<String> FUNCTIONS = Set.of(
            "size",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "int",
            "double",
            "string",
            "bool",
            "timestamp",
            "duration");

    private static final int LONGEST_SHOWN = 100;

    private final Collection<String> known;
    private final boolean allVariables;

    /**
     * @param known the names of facts and variables
     * @param allVariables whether there is no other variable
     */
    CelMessages(Collection<String> known, boolean allVariables) {
        this.known = known;
        this.allVariables = allVariables;
    }

    /** What a type is called. */
    static String type(String cel) {
        return switch (cel) {
            case "string" -> "a text";
            case "int", "uint" -> "a whole number";
            case "double" -> "a number with a point";
            case "bool" -> "true or false";
            case "null_type" -> "nothing";
            default -> "a " + cel.replaceFirst("\\(.*", "");
        };
    }

    /** Notes each name that is not known, else the first of the other mistakes, which often has others behind it. */
    void note(Text text, List<CelIssue> issues) {
        Optional<CelIssue> function =
                issues.stream().filter(issue -> isFunction(text, issue)).findFirst();
        List<CelIssue> names = issues.stream()
                .filter(issue -> UNKNOWN.matcher(issue.getMessage()).matches())
                .toList();
        Stream<CelIssue> first = issues.stream().limit(1);
        Stream<CelIssue> told = function.isPresent() ? function.stream() : names.isEmpty() ? first : names.stream();
        told.filter(issue -> allVariables || !rest(text, issue).startsWith(ExpressionReader.variable("")))
                .forEach(issue ->
                        start(text, issue).wrong("in the expression '" + shown(text) + "': " + message(text, issue)));
    }

    /** Where the mistake begins: CEL points behind a function's name. */
    private static Text start(Text text, CelIssue issue) {
        Matcher name = UNKNOWN.matcher(issue.getMessage());
        int from = text.value().length() - rest(text, issue).length();
        return isFunction(text, issue) && name.matches()
                ? text.part(
                        Math.max(0, from - name.group(1).length()), text.value().length())
                : place(text, issue);
    }

    private static String shown(Text text) {
        String line = text.value().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
    }

    private static boolean isFunction(Text text, CelIssue issue) {
        return UNKNOWN.matcher(issue.getMessage()).matches()
                && rest(text, issue).startsWith("(");
    }

    private String message(Text text, CelIssue issue) {
        String said = issue.getMessage();
        Matcher unknown = UNKNOWN.matcher(said);
        if (unknown.matches()) {
            return isFunction(text, issue) ? noFunction(unknown.group(1)) : noName(rest(text, issue), unknown.group(1));
        }
        Matcher misfit = MISFIT.matcher(said);
        if (misfit.matches()) {
            return misfit(misfit.group(1), misfit.group(2));
        }
        return syntax(said);
    }

    private static String noFunction(String name) {
        return "there is no function '" + name + "'"
                + Suggestion.of(name, FUNCTIONS.stream().sorted().toList());
    }

    /** CEL names only the first part of a name with dots: the whole one is looked for. */
    private String noName(String rest, String first) {
        Matcher name = NAME.matcher(rest);
        String whole = name.lookingAt() ? name.group() : first;
        boolean calls = rest.startsWith("(", whole.length());
        String asked = calls && whole.contains(".") ? whole.substring(0, whole.lastIndexOf('.')) : whole;
        return "there is no '" + asked + "'" + Suggestion.of(asked, known);
    }

    private static String misfit(String function, String cel) {
        String operator = function.replace("_", "").replaceFirst("^@(\\w+)$", "$1");
        List<String> types = Stream.of(cel.split("[^\\w]+", -1))
                .filter(type -> !type.isEmpty())
                .map(CelMessages::type)
                .toList();
        String hint = types.contains(type("string")) && types.contains(type("int"))
                ? "; int(…) makes a number of a text, string(…) a text of a number"
                : "";
        return "'" + operator + "' does not go with " + String.join(" and ", types) + hint;
    }

    private static String syntax(String said) {
        Matcher stray = STRAY.matcher(said);
        if (stray.matches()) {
            String input = stray.group(1);
            return switch (input.charAt(0)) {
                case '=' -> "here is a single '=': expected '==' to compare";
                case '\'', '"' -> "this text is never closed: expected a second quote";
                default -> "'" + input.strip() + "' is not expected here";
            };
        }
        Matcher missing = MISSING.matcher(said);
        if (missing.matches()) {
            return "'" + missing.group(1) + "' is missing";
        }
        Matcher unexpected = UNEXPECTED.matcher(said);
        if (unexpected.matches()) {
            String input = unexpected.group(1);
            return input.equals("<EOF>") ? "something is missing at the end" : "'" + input + "' is not expected here";
        }
        return said.lines().findFirst().orElse("").strip();
    }

    private static String rest(Text text, CelIssue issue) {
        return place(text, issue).value();
    }

    private static Text place(Text text, CelIssue issue) {
        int end = text.value().length();
        int column = Math.clamp(issue.getSourceLocation().getColumn(), 0, end);
        return issue.getSourceLocation().getLine() == 1 ? text.part(column, end) : text;
    }
}
