package org.lectern.kernel.run;

/** The sockets of a kernel, in the order of a {@link KernelProcess}'s ports. */
enum Channel {
  SHELL,
  CONTROL,
  IOPUB,
  STDIN,
  HEARTBEAT
}
