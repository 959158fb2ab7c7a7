package dev.hotline.console;

import dev.hotline.core.CallEvent;
import dev.hotline.core.CallRecord;
import dev.hotline.core.Party;

/** Where a call in progress is, for people. */
public enum Stage {
    /** Also while the menu is said for the first time: the facts do not tell these apart. */
    GREETING,
    /** A key was pressed or a language chosen, or the topic is known. */
    MENU,
    WAITING,
    RINGING,
    TALKING,
    SURVEY,
    CALLBACK_OFFER,
    /** The talk or the survey is over; the call is about to end. */
    ENDING;

    /** Where a call is of which only the record is known. */
    static Stage of(CallRecord call) {
        if (call.talkEndedAt() != null && call.talkEndedBy() != null) {
            return call.talkEndedBy() == Party.AGENT ? SURVEY : ENDING;
        }
        if (call.talkSince() != null) {
            return TALKING;
        }
        return call.queuedAt() != null ? WAITING : call.topic() != null ? MENU : GREETING;
    }

    /** Where a call is that was here when this happened. */
    Stage after(CallEvent event) {
        return switch (event) {
            case CallEvent.Arrived e -> GREETING;
            case CallEvent.StepEntered e -> this;
            case CallEvent.CustomerFound e -> this;
            case CallEvent.VoiceRecorded e -> this;
            case CallEvent.TransferStarted e -> RINGING;
            case CallEvent.TransferAnswered e -> TALKING;
            case CallEvent.TransferEnded e -> MENU;
            case CallEvent.Transferred e -> WAITING;
            case CallEvent.LanguageChosen e -> MENU;
            case CallEvent.KeyPressed e -> e.step().equals("menu") ? MENU : this;
            case CallEvent.TopicChosen e -> MENU;
            case CallEvent.Queued e -> WAITING;
            case CallEvent.PlaceKept e -> WAITING;
            case CallEvent.PositionSaid e -> WAITING;
            case CallEvent.Promised e -> WAITING;
            case CallEvent.Waits e -> WAITING;
            case CallEvent.Assigned e -> this;
            case CallEvent.NotAssigned e -> this;
            case CallEvent.Supervised e -> this;
            case CallEvent.Briefed e -> this;
            case CallEvent.Offered e -> RINGING;
            case CallEvent.Missed e -> WAITING;
            case CallEvent.Connected e -> TALKING;
            case CallEvent.TalkEnded e -> e.endedBy() == Party.AGENT ? SURVEY : ENDING;
            case CallEvent.SurveyStarted e -> SURVEY;
            case CallEvent.SurveyAnswered e -> SURVEY;
            case CallEvent.SurveyEnded e -> ENDING;
            case CallEvent.CallbackOffered e -> CALLBACK_OFFER;
            case CallEvent.CaseOpened e -> this;
            case CallEvent.Resumed e -> this;
            case CallEvent.Ended e -> ENDING;
        };
    }
}
