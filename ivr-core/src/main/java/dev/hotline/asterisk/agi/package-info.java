/**
 * FastAGI: the server that Asterisk connects to for each call, its codec, and the commands a handler may give
 * ({@link dev.hotline.asterisk.agi.AgiCall}). A session lives on one Vert.x context, and every future of it completes there.
 */
@NullMarked
package dev.hotline.asterisk.agi;

import org.jspecify.annotations.NullMarked;
