/**
 * A whole hotline on one machine: an engine in a process of its own beside a phone system, real or simulated, and phones that call it. For the
 * demo and for the tests of real calls. Methods block.
 */
@NullMarked
package dev.hotline.testbed;

import org.jspecify.annotations.NullMarked;
