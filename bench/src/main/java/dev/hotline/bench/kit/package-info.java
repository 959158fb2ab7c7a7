/** What every benchmark needs: peers in processes of their own, and bars. Nothing here is safe for several threads at once unless it says so. */
@NullMarked
package dev.hotline.bench.kit;

import org.jspecify.annotations.NullMarked;
