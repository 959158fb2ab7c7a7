package dev.hotline.asterisk.agi;

/**
 * Why a connection is over, or was never begun.
 *
 * @param why for people
 */
record AgiEnd(AgiProblem problem, String why) {}
