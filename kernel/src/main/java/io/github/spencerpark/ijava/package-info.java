/** IJava's classes by their names, for notebooks that import them. */
@NullMarked
package io.github.spencerpark.ijava;

import org.jspecify.annotations.NullMarked;
