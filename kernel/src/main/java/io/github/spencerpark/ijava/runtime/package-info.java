/** IJava's functions by the names of their classes, for notebooks that import them. */
@NullMarked
package io.github.spencerpark.ijava.runtime;

import org.jspecify.annotations.NullMarked;
