/**
 * The five ZeroMQ sockets of a kernel and the messages on them.
 *
 * <p>Built on basekernel's {@code JupyterSocket} (framing, signatures, JSON). Its channels and its
 * {@code JupyterConnection} are not used, because they sleep 50 ms after every poll of the shell
 * and 500 ms after every heartbeat, die of an {@code Error} or a wrong signature, and write to the
 * publishing socket from whatever thread prints. Here every socket belongs to one thread; a cell's
 * thread, which may be interrupted or stopped, never touches a socket.
 */
@NullMarked
package org.lectern.kernel.wire;

import org.jspecify.annotations.NullMarked;
