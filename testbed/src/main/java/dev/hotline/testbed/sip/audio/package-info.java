/**
 * What a phone hears: G.711 µ-law, wav files, and recognising which prompt is being played. No sockets and no threads; {@link
 * dev.hotline.testbed.sip.audio.Ear} is safe from any thread, the rest is immutable or confined to it.
 */
@NullMarked
package dev.hotline.testbed.sip.audio;

import org.jspecify.annotations.NullMarked;
