/**
 * An IJava-compatible Jupyter kernel with Lectern preloaded. {@link org.lectern.kernel.Main} starts
 * it with a connection file; {@link org.lectern.kernel.Cell} holds what a cell may call.
 *
 * <p>Data flow: {@code wire} receives a request, {@code request} answers it, {@code shell} compiles
 * and runs the cell, {@code io} collects what the cell prints and shows, {@code wire} publishes it.
 * The package {@code run} is the other side: a client that executes notebooks.
 */
@NullMarked
package org.lectern.kernel;

import org.jspecify.annotations.NullMarked;
