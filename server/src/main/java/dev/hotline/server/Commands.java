package dev.hotline.server;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "hotline",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Commands.Version.class,
        description = "The engine beside an Asterisk phone system that runs a service hotline.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ReportCommands.Calls.class,
            ReportCommands.Scores.class,
            ReportCommands.Cases.class,
            AgentsCommand.class,
            PromptsCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            DrawCommand.class,
            ReloadCommand.class,
            ConfigCommand.class,
            HelpCommand.class
        })
final class Commands implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @param out for results; {@code err} for what went wrong and for progress */
    static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Commands())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Commands::failed);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed (expected: one of those below)");
    }

    private static int failed(Exception why, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (!(why instanceof Failure)) {
            throw why;
        }
        line.getErr().println("hotline: " + why.getMessage());
        return 1;
    }

    /** What {@code --version} says: the version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"hotline " + (version == null ? "(not packaged)" : version)};
        }
    }
}
