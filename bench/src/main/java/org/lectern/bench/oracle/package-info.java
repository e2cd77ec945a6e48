/**
 * Lectern's layers, losses, optimisers and initialisers against PyTorch: the same numbers go
 * through both, and the results and gradients must agree. PyTorch runs inside this process, through
 * DJL.
 */
@NullMarked
package org.lectern.bench.oracle;

import org.jspecify.annotations.NullMarked;
