package dev.hotline.console.flows;

import dev.hotline.config.flow.Action;

/** What sort of thing a box stands for: each has its own outline, so that a print without colours tells them apart, too. */
enum Kind {
    /** Where the flow begins. */
    START("#1b1f27", "#1b1f27"),
    /** The caller hears something. */
    SAYS("#176b3a", "#f1faf4"),
    /** The caller is asked and waited for. */
    ASKS("#1d5fc2", "#f0f5fe"),
    /** The call takes one of several ways by itself. */
    DECIDES("#8a5300", "#fff8ec"),
    /** Something is done that nobody hears. */
    DOES("#5c6370", "#f6f7f9"),
    /** The caller is to talk with somebody. */
    CONNECTS("#a3301f", "#fff3f1"),
    /** Another flow. */
    RUNS("#5b3fa8", "#f6f3fd"),
    /** A step after which there is none. */
    ENDS("#1b1f27", "#eceef1"),
    /** The call ends by itself. */
    END("#1b1f27", "#ffffff");

    private final String ink;
    private final String paper;

    Kind(String ink, String paper) {
        this.ink = ink;
        this.paper = paper;
    }

    /** The colour of the outline. */
    String ink() {
        return ink;
    }

    /** The colour inside. */
    String paper() {
        return paper;
    }

    static Kind of(Action action) {
        return switch (action) {
            case Action.Play play -> SAYS;
            case Action.Say say -> SAYS;
            case Action.Menu menu -> ASKS;
            case Action.Collect collect -> ASKS;
            case Action.AskLanguage ask -> ASKS;
            case Action.OfferCallback offer -> ASKS;
            case Action.RecordVoice voice -> ASKS;
            case Action.Survey survey -> ASKS;
            case Action.Hours hours -> DECIDES;
            case Action.Branch branch -> DECIDES;
            case Action.Split split -> DECIDES;
            case Action.FindCustomer find -> DECIDES;
            case Action.Fetch fetch -> DECIDES;
            case Action.Speak speak -> DOES;
            case Action.Assign assign -> DOES;
            case Action.Webhook webhook -> DOES;
            case Action.Queue queue -> CONNECTS;
            case Action.Transfer transfer -> CONNECTS;
            case Action.SubFlow sub -> RUNS;
            case Action.Return end -> ENDS;
            case Action.HangUp end -> ENDS;
        };
    }
}
