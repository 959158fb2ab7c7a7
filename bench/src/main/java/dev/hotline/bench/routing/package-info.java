/** What an event costs the routing core with its agents busy and callers waiting, beside a plain scan of all members and callers. */
@NullMarked
package dev.hotline.bench.routing;

import org.jspecify.annotations.NullMarked;
