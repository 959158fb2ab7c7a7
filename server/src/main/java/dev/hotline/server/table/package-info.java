/** Tables for people and CSV for programs, as text. Pure; what came from outside cannot leave its cell. */
@NullMarked
package dev.hotline.server.table;

import org.jspecify.annotations.NullMarked;
