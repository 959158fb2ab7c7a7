/**
 * SIP phones that make and take real calls on a real Asterisk: {@link dev.hotline.testbed.sip.SipPhones}, our own, which hear what is
 * played to them, and {@link dev.hotline.testbed.sip.Sipp}, somebody else's.
 *
 * <p>All SIP and RTP sending of one {@code SipPhones} happens on its one thread, the loop, and call state is confined to it; methods of
 * the public interfaces may be called from any other thread and block.
 */
@NullMarked
package dev.hotline.testbed.sip;

import org.jspecify.annotations.NullMarked;
