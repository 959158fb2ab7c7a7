package dev.hotline.testbed.sip;

import dev.hotline.testbed.sip.audio.Prompts;
import java.net.InetAddress;

/** What all phones of one system share. */
record Line(InetAddress host, Loop loop, SipStack stack, Prompts prompts) {}
