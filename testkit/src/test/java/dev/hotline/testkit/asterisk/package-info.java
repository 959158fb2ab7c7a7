/** Tests of the simulated Asterisk, with peers that speak hand-written bytes as well. */
@NullMarked
package dev.hotline.testkit.asterisk;

import org.jspecify.annotations.NullMarked;
