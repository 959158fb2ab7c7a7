/** What tests and the demo need of the outside world, without any of the engine's own code. */
@NullMarked
package dev.hotline.testkit;

import org.jspecify.annotations.NullMarked;
