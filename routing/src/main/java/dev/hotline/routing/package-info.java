/**
 * Who answers: {@code Acd} decides (pure: command and time in, effects out), {@code AcdService} performs what it decides on one Vert.x
 * context.
 */
@NullMarked
package dev.hotline.routing;

import org.jspecify.annotations.NullMarked;
